[[Thank you for telling us. Your concern of {{reported_date}} has reached us under the reference {{reference}}.]]

[[A member of the program’s staff reads it and takes it on. They may write or call to ask you more. The person concerned is not told who reported it.]]

[[Where your case stands:]]
{{concern_url}}

[[For your privacy, what you wrote is not repeated in this e-mail.]]
