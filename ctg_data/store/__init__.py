"""The only door to the database: reads are SQL aggregates returned as DataFrames, writes are one transaction."""
