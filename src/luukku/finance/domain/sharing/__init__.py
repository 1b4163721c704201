"""Who pays what of an area's costs: a cooperation agreement's money rules, to the cent."""
