// Reads one end of a question against a network.
