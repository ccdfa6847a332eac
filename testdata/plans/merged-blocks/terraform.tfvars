shell_port = 22
