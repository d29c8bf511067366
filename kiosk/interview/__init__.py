"""THE DOMAIN, pure: services, steps, answers, and where answers lead."""
