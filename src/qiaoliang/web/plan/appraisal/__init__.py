"""The pages of the appraisal: the scores of a year, one score with its traces and objections; meetings of the committee."""
