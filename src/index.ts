// With DEBUG in the job's environment, ioredis prints every command to stderr, AUTH with the password too. The package
// `debug` reads it when it is loaded, so it goes first; nothing of ours uses it.
delete process.env['DEBUG'];

// dist/post.js sets the flag: a flag in the step's state would be lost if main died before it was saved.
if (process.env['ECS_HANDOVER_STEP'] === 'post') await (await import('./post.js')).post();
else await (await import('./main.js')).main();
