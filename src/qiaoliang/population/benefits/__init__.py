"""Benefits in the synthetic league: who is poor, who is on which bureau's roll, and which errors are planted there."""
