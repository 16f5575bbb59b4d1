[[A note from {{NAME}}]]

{{NOTE}}
