export { Redis, ReplyError } from 'ioredis';
