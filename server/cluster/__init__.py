"""The cluster: how the nodes of one Hotseat reach each other, behind one interface."""
