{{%AUTOESCAPE context="HTML"}}
{{>HEADER}}
<p>[[Hello,]]</p>
<p>[[We have received your reply “{{REPLY_SUBJECT}}”. Our staff will read it.]]</p>
<p>[[A reply by e-mail does not answer a mentorship request by itself: please use the link in the message you received, or sign in:]] <a href="{{LINK}}">{{LINK}}</a></p>
{{>FOOTER}}
