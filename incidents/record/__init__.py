"""What a public record is: code lists, times, numbers and the documents that both databases agree on."""
