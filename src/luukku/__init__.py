"""Luukku: the software that a Finnish employment area (työllisyysalue) runs on."""

__version__ = "0.1.0"
