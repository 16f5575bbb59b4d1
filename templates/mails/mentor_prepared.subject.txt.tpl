[[A mentor profile is ready for you to read]]
