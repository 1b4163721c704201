"""Property tests of the kernel: many small cases, and no time limit a case, because a busy machine is not a wrong rule."""

from hypothesis import settings

settings.register_profile("kernel", deadline=None)
settings.load_profile("kernel")
