from hypothesis import settings

# A rule is right or wrong, however slow the machine is today.
settings.register_profile("rules", deadline=None)
settings.load_profile("rules")
