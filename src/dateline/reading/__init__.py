"""title, text without furniture, outlet, language, when published."""
