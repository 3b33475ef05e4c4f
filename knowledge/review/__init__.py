"""What is doubtful in a knowledge, how well it answers, and in what two of them differ."""
