"""The state share of employment services: pure rules on the lawbook; no year and no price stands in them.

`rule.state_share` counts a municipality's steps; `reproduction` counts a plan's printed transfer again and takes the
difference apart; `quantities` says what they are counted from.
"""
