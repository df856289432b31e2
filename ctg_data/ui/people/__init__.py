"""The people of the network: memberships, records, and two records made one."""
