"""The engines that are measured side by side; each reads the same Parquet, answers the same questions, writes Parquet."""
