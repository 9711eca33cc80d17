"""How the countries of actors were fitted: `gather` collects signs, `fit` learns what each sign is worth."""
