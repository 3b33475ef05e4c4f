"""What holds for one server: settings in force, language, cooldowns, curators, change log."""
