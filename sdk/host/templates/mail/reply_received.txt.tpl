[[Hello,]]

[[We have received your reply “{{REPLY_SUBJECT}}”. Our staff will read it.]]

[[A reply by e-mail does not answer a mentorship request by itself: please use the link in the message you received, or sign in: {{LINK}}]]

{{>FOOTER}}
