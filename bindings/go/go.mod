module hft

go 1.19
