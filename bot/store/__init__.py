"""What is remembered over a restart. Plain values only; knows neither Discord nor the knowledge."""
