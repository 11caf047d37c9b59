"""Django settings: the only place where everything is wired together."""
