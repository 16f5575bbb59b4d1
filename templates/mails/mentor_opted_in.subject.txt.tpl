{{#active}}[[You are a mentor now]]{{/active}}{{#lapsed}}[[Your mentor answers are kept]]{{/lapsed}}
