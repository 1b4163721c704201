"""Tables that leave the house: one value that a page draws and that Excel, CSV and programs take out, equal in each."""
