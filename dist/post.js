process.env['ECS_HANDOVER_STEP'] = 'post'; await import('./index.js');
