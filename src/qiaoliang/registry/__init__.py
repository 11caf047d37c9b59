"""People, households, certificates and the dated facts about them; employers and institutions. It knows no measure."""
