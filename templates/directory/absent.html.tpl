{{%AUTOESCAPE context="HTML"}}
<h1>[[This mentor is not in the directory]]</h1>
<p>[[Either there never was a profile at this address, or the mentor is not listed any more. We cannot say which.]]</p>
<p class="actions"><a class="button" href="{{BACK}}">[[Back to the search]]</a></p>
