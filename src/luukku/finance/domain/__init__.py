"""Rules of money: sharing by agreement, the state share, the municipal share of unemployment benefits."""
