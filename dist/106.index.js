export const id = 106;
export const ids = [106];
export const modules = {

/***/ 1106:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectCelery: () => (/* binding */ connectCelery)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
;// CONCATENATED MODULE: ./src/adapters/celery/describe-redis-state.ts
/** A server that answers, but takes no writes at the moment (redis/src/server.c, shared error replies). */
const REDIS_STATES = [
    [
        /^OOM/,
        "is out of memory (maxmemory, noeviction): its workers can't write their answers, so they aren't asked anything. Free memory or raise maxmemory, then run the job again.",
    ],
    [
        // UNBLOCKED: a blocked read was ended because the server became a replica.
        /^(READONLY|MASTERDOWN|UNBLOCKED)/,
        'is a read-only replica: give the primary endpoint. After a failover, wait until the endpoint leads to the new primary.',
    ],
    [
        /^NOREPLICAS/,
        'takes no writes, since too few of its replicas are connected (NOREPLICAS). Bring them back or lower min-replicas-to-write, then run the job again.',
    ],
    [/^LOADING/, 'is loading its data after a restart (LOADING). Run the job again when it has finished.'],
    [
        /^MISCONF/,
        "takes no writes, since it can't save its data to disk (MISCONF). Fix its disk or its snapshot settings, then run the job again.",
    ],
    [
        /^ERR max number of clients reached/,
        'has reached its maxclients limit and accepts no more connections. Close idle ones or raise maxclients, then run the job again.',
    ],
    [/^BUSY /, 'is busy with a script (BUSY). Run the job again when the script has ended.'],
];
/** What a server is whose first byte isn't Redis': HTTP/1.1, or RabbitMQ's version, AMQP 0 0 9 1. */
const OTHER_SERVERS = {
    H: 'It seems to be an HTTP server. ',
    A: 'It seems to be RabbitMQ: write amqp://. ',
};
/** A server that is no Redis, or one in a state in which it can't be used (`unreachable`). */
function describeRedisState(message) {
    const state = REDIS_STATES.find(([pattern]) => pattern.test(message));
    if (state)
        return { kind: 'unreachable', text: state[1] };
    const byte = /Unknown RESP type \d+ "(.)"/.exec(message)?.[1];
    if (byte === undefined)
        return null;
    const text = `does not speak Redis' protocol. ${OTHER_SERVERS[byte] ?? ''}Check host and port.`;
    return { kind: 'invalid', text };
}

;// CONCATENATED MODULE: ./src/adapters/celery/describe-broker-problem.ts


const PRIVATE_NETWORK = 'A broker in a VPC can only be reached from inside it: use a self-hosted runner there or a tunnel, and check the security group.';
const REDIS_RIGHTS = 'The user needs +publish on the channel <prefix>/<db>.<control_exchange>.pidbox, +brpop +del +lpush +expire +multi +exec on ' +
    '*.reply.<control_exchange>.pidbox, +smembers on _kombu.binding.<control_exchange>.pidbox, and +select +ping.';
const AMQP_RIGHTS = 'The user needs configure, write and read on *.reply.<control_exchange>.pidbox, configure and read on the exchange ' +
    'reply.<control_exchange>.pidbox, and write on the exchange <control_exchange>.pidbox.';
/** A failure at connect: found before anything was sent. */
function toRefusedError(error, place) {
    return new errors/* RefusedError */.fk([`broker-url: ${describeBrokerProblem(error, place).text}`]);
}
/** A failure later on. The original is not kept as the cause: its members contain commands and passwords. */
function toBrokerError(error, place) {
    const { kind, text } = describeBrokerProblem(error, place);
    return new errors/* WorldError */.nM(kind, 'broker', text);
}
/** What was found and what to do. Never quotes the message of the broker or the library: it may contain a password. */
function describeBrokerProblem(error, { transport, where, tls }) {
    const { code, message } = readError(error);
    const network = describeNetworkProblem(code, message, { transport, tls });
    if (network)
        return { kind: 'unreachable', text: `${where} ${network}` };
    const certificate = describeCertificateProblem(code, message, tls);
    if (certificate)
        return { kind: 'unreachable', text: `${where} ${certificate}` };
    const known = transport === 'redis'
        ? (describeRedisState(message) ?? describeRedisProblem(message))
        : describeAmqpProblem(error, message);
    if (known)
        return { kind: known.kind, text: `${where} ${known.text}` };
    const word = code ?? /^[A-Z]{3,20}\b/.exec(message)?.[0];
    return { kind: 'other', text: `${where} failed unexpectedly${word ? ` (${word})` : ''}.` };
}
function describeNetworkProblem(code, message, { transport, tls }) {
    if (code === 'ECONNREFUSED' || message.includes('ECONNREFUSED')) {
        return `refused the connection: nothing listens on that port. Check host and port. ${PRIVATE_NETWORK}`;
    }
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || /ENOTFOUND|EAI_AGAIN/.test(message)) {
        return `has a host name that can't be resolved from this runner. Check it. ${PRIVATE_NETWORK}`;
    }
    if (code === 'ETIMEDOUT' ||
        code === 'EHOSTUNREACH' ||
        code === 'ENETUNREACH' ||
        /timed out|ETIMEDOUT/.test(message)) {
        const server = transport === 'redis' ? 'Redis' : 'RabbitMQ';
        const other = transport === 'redis' ? '' : ' A Redis gives no answer to amqp://: its URL starts with redis://.';
        const question = tls ? 'Does that port use TLS?' : `Is that a port of ${server}, without TLS?${other}`;
        return `did not answer in time. ${question} ${PRIVATE_NETWORK}`;
    }
    if (code === 'ECONNRESET' ||
        code === 'EPIPE' ||
        /Connection is closed|Socket closed|Connection closed|closed abruptly|end of file|ended by|isn't writeable/i.test(message)) {
        return `closed the connection. ${tls ? 'Does that port use TLS?' : 'If it requires TLS, use rediss:// or amqps://.'}`;
    }
    return null;
}
function describeCertificateProblem(code, message, tls) {
    if (code === 'EPROTO' || /wrong version number|packet length too long/.test(message)) {
        return 'does not use TLS on that port: use redis:// or amqp://, or its TLS port.';
    }
    const why = /ALTNAME/.test(code ?? '')
        ? 'has a certificate for another host name'
        : /EXPIRED/.test(code ?? '')
            ? 'has a certificate that has expired'
            : /CERT|SELF_SIGNED|VERIFY/.test(code ?? '')
                ? 'has a certificate that is not signed by a known authority'
                : null;
    if (why === null)
        return null;
    const file = tls?.caFile
        ? 'ssl_ca_certs of the URL must be a file on this runner'
        : 'add ?ssl_ca_certs=FILE (a file on this runner) to the URL or set NODE_EXTRA_CA_CERTS';
    return `${why}: ${file}. Celery itself checks certificates only if the URL says so; ssl_cert_reqs=none turns the check off here as well.`;
}
function describeRedisProblem(message) {
    if (/^WRONGPASS|invalid password/.test(message)) {
        return {
            kind: 'denied',
            text: 'refused user and password (WRONGPASS). Check them; @ : / ? # % must be percent-encoded.',
        };
    }
    if (/^NOAUTH/.test(message))
        return {
            kind: 'denied',
            text: 'requires a password, and the URL has none (NOAUTH). Add it to broker-url.',
        };
    if (/without any password configured|no password is set/.test(message)) {
        return {
            kind: 'denied',
            text: 'has no password, but the URL has one, so Celery would fail too. Remove it from the URL.',
        };
    }
    if (/^NOPERM/.test(message)) {
        const command = /'([a-z|]{2,30})' command/.exec(message)?.[1];
        const what = command
            ? `the command ${command}`
            : /channel/.test(message)
                ? 'the command channel'
                : 'a key';
        return { kind: 'denied', text: `does not allow this user ${what} (NOPERM). ${REDIS_RIGHTS}` };
    }
    if (/DB index is out of range|invalid DB index/.test(message)) {
        return {
            kind: 'missing',
            text: 'has no database of that number (the default is 0 to 15). Check the number in broker-url.',
        };
    }
    if (/SELECT is not allowed in cluster mode|^MOVED|^CROSSSLOT/.test(message)) {
        return {
            kind: 'invalid',
            text: 'is a Redis Cluster, which Celery does not support as a broker. Use a Redis without cluster mode.',
        };
    }
    if (/sentinel/i.test(message)) {
        return {
            kind: 'unreachable',
            text: `could not be found. Check master_name and sentinel_kwargs. ${PRIVATE_NETWORK}`,
        };
    }
    return null;
}
/** RabbitMQ takes no messages from this connection (https://www.rabbitmq.com/docs/alarms). */
class BlockedError extends Error {
    name = 'BlockedError';
}
function describeAmqpProblem(error, message) {
    if (error instanceof BlockedError) {
        return {
            kind: 'unreachable',
            text: 'has a memory or disk alarm and takes no messages. Free memory or disk space on its nodes, then run the job again.',
        };
    }
    const code = readAmqpCode(error);
    if (/Handshake terminated by server: 403/.test(message)) {
        return {
            kind: 'denied',
            text: 'refused user and password. Check them; @ : / ? # % must be percent-encoded.',
        };
    }
    if (/ConnectionOpenOk/.test(message)) {
        return {
            kind: 'missing',
            text: 'has no such vhost, or the user has no permission on it. A / in its name is written %2F in the URL.',
        };
    }
    if (code === 403 || /ACCESS.REFUSED/.test(message)) {
        return {
            kind: 'denied',
            text: `does not allow this user to use Celery's remote control (ACCESS_REFUSED). ${AMQP_RIGHTS}`,
        };
    }
    if (code === 406) {
        return {
            kind: 'invalid',
            text: 'has an exchange reply.<control_exchange>.pidbox with other properties than Celery gives it (PRECONDITION_FAILED). Delete that exchange.',
        };
    }
    return null;
}
/** The reply code of a channel or connection error of amqplib. */
function readAmqpCode(error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    return typeof code === 'number' ? code : null;
}
/** By shape, not by class: errors of Node's core may come from another realm. */
function readError(error) {
    if (typeof error !== 'object' || error === null)
        return { code: null, message: '' };
    const message = 'message' in error && typeof error.message === 'string' ? error.message : '';
    const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
    // A host with several addresses fails once for each: the first failure is enough.
    const inner = 'errors' in error && Array.isArray(error.errors) ? readError(error.errors[0]) : null;
    return { code: code ?? inner?.code ?? null, message: message || (inner?.message ?? '') };
}

;// CONCATENATED MODULE: ./src/adapters/celery/amqp-channel.ts

/** Runs on a channel of its own: a refused passive declaration closes its channel. */
async function runOnThrowAwayChannel(model, run) {
    const channel = await model.createChannel();
    channel.on('error', () => {
        // The refused request fails with it.
    });
    try {
        return await run(channel);
    }
    finally {
        // A refusal has closed it already.
        await closeChannel(channel).catch(() => undefined);
    }
}
async function closeChannel(channel) {
    await channel.close();
}
/** Passive: needs no permission to declare. Throws every error but "not found". */
function hasExchange(model, name) {
    return runOnThrowAwayChannel(model, (channel) => channel.checkExchange(name)).then(() => true, (error) => {
        if (readAmqpCode(error) === NOT_FOUND)
            return false;
        throw error;
    });
}
/** Consumers of a queue: 0 if there is no such queue, 1 if it is exclusive, which other connections can't look into. */
function countQueueConsumers(model, queue) {
    return runOnThrowAwayChannel(model, (channel) => channel.checkQueue(queue)).then(({ consumerCount }) => consumerCount, (error) => {
        const code = readAmqpCode(error);
        if (code === NOT_FOUND)
            return 0;
        if (code === RESOURCE_LOCKED)
            return 1;
        throw error;
    });
}
/**
 * A channel that confirms what it publishes and consumes our own reply queue. The reply exchange may not exist yet and
 * must have exactly these flags, or workers fail to answer.
 */
async function openReplyChannel(model, { exchange, oid }, onMessage) {
    const channel = await model.createConfirmChannel();
    channel.on('error', () => {
        // The request in progress fails with it.
    });
    const queue = `${oid}.${exchange}`;
    await channel.assertExchange(exchange, 'direct', { durable: false, autoDelete: false });
    await channel.assertQueue(queue, { exclusive: true, durable: false, autoDelete: true });
    await channel.bindQueue(queue, exchange, oid);
    await channel.consume(queue, (message) => {
        if (message)
            onMessage(message);
    }, { noAck: true });
    return channel;
}
/** Publishes once with `mandatory`. False: no queue took it. A broker returns a message before it confirms it. */
async function publishMandatory(channel, exchange, message) {
    const content = Buffer.from(message.body, 'utf8');
    let fail = (_error) => undefined;
    let returned = false;
    // The ticket in it makes the body unique.
    const onReturn = (back) => {
        returned ||= back.content.equals(content);
    };
    channel.on('return', onReturn);
    try {
        await new Promise((resolve, reject) => {
            const settle = (error) => {
                if (error === null || error === undefined)
                    resolve();
                // The reason comes with the channel's own error, in the same turn.
                else
                    setImmediate(reject, error);
            };
            fail = reject;
            channel.on('error', fail);
            const options = {
                mandatory: true,
                contentType: 'application/json',
                contentEncoding: 'utf-8',
                deliveryMode: 2,
                priority: 0,
                headers: message.headers,
            };
            channel.publish(exchange, '', content, options, settle);
        });
    }
    finally {
        channel.removeListener('return', onReturn);
        channel.removeListener('error', fail);
    }
    return !returned;
}
const NOT_FOUND = 404;
/** Another connection's exclusive queue. */
const RESOURCE_LOCKED = 405;

;// CONCATENATED MODULE: ./src/adapters/celery/lease.ts

const READABLE_LENGTH = 120;
/** `name` is unique; any characters. Short enough for AMQP, whose names have at most 255 bytes. */
function nameLease(name, controlExchange) {
    const readable = name.replaceAll(/[^\w-]/g, '-').slice(0, READABLE_LENGTH);
    const hash = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex').slice(0, 12);
    return `handover.${readable}.${hash}.reply.${controlExchange}.pidbox`;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./src/adapters/celery/build-tls-options.ts

/**
 * TLS options of Node. The paths of a Celery URL are those inside the worker: a CA file that isn't here is ignored (the
 * system's authorities and NODE_EXTRA_CA_CERTS still apply), and so is a client certificate, so a server may refuse us.
 */
function buildTlsOptions(tls, debug) {
    const ca = readPem(tls.caFile, 'ssl_ca_certs', debug);
    const cert = readPem(tls.certFile, 'ssl_certfile', debug);
    const key = readPem(tls.keyFile ?? tls.certFile, 'ssl_keyfile', debug);
    if (!tls.verify)
        debug('broker: certificates are not checked (ssl_cert_reqs=none)');
    return {
        rejectUnauthorized: tls.verify,
        ...(ca && { ca }),
        ...(cert && { cert }),
        ...(cert && key && { key }),
        ...(!tls.checkHostname && { checkServerIdentity: () => undefined }),
    };
}
function readPem(path, name, debug) {
    if (path === null)
        return null;
    if ((0,external_node_fs_.existsSync)(path))
        return (0,external_node_fs_.readFileSync)(path);
    debug(`broker: the file that ${name} names is not on this runner and is ignored`);
    return null;
}

;// CONCATENATED MODULE: ./src/adapters/celery/with-timeout.ts
/** Thrown by {@link withTimeout}; `code` is that of a socket that timed out. */
class TimeoutError extends Error {
    name = 'TimeoutError';
    code = 'ETIMEDOUT';
}
/** The promise's result, or a TimeoutError after `timeoutMs`. The promise itself isn't stopped. */
async function withTimeout(promise, timeoutMs) {
    let timer;
    const expired = new Promise((_, reject) => {
        timer = setTimeout(() => {
            reject(new TimeoutError('no answer in time'));
        }, timeoutMs);
    });
    try {
        return await Promise.race([promise, expired]);
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./src/adapters/celery/open-amqp.ts


/**
 * One connection, open on its vhost; its socket ends when abandoned. amqplib has a timeout for the socket, but none for a
 * server that stops answering during the handshake.
 */
async function openAmqp(server, { timings, debug }, abandoned) {
    const { connect } = await Promise.all(/* import() */[__webpack_require__.e(222), __webpack_require__.e(101)]).then(__webpack_require__.bind(__webpack_require__, 5101));
    abandoned.throwIfAborted();
    const connecting = connect({
        protocol: server.tls ? 'amqps' : 'amqp',
        hostname: server.host,
        port: server.port,
        username: server.username,
        password: server.password,
        // amqplib percent-decodes it once more.
        vhost: encodeURIComponent(server.vhost),
    }, {
        timeout: timings.connectMs,
        keepAlive: true,
        noDelay: true,
        clientProperties: { connection_name: 'ecs-handover' },
        ...(server.tls && buildTlsOptions(server.tls, debug)),
        // Of the socket, which is made of these options too.
        ...{ signal: abandoned },
    });
    try {
        const model = await withTimeout(connecting, timings.connectMs);
        model.on('error', () => {
            // 'close' follows.
        });
        return model;
    }
    catch (error) {
        connecting.then((model) => void model.close().catch(() => undefined), () => undefined);
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/adapters/celery/amqp-lease.ts





const DECLARE_AGAIN_MS = 5_000;
/** An exclusive queue without messages: RabbitMQ locks it for others, and removes it with our connection. */
class AmqpLease {
    #settings;
    #context;
    #abandoned = new AbortController();
    #model = null;
    #timer = null;
    constructor(settings, context) {
        this.#settings = settings;
        this.#context = context;
    }
    async hold(name) {
        if (this.#timer !== null)
            return true;
        const queue = nameLease(name, this.#settings.controlExchange);
        if (!(await this.#declare(queue)))
            return false;
        this.#timer = setInterval(() => void this.#keep(queue), DECLARE_AGAIN_MS).unref();
        return true;
    }
    async release() {
        if (this.#timer !== null)
            clearInterval(this.#timer);
        this.#timer = null;
        const closing = this.#model?.close() ?? Promise.resolve();
        await withTimeout(closing, this.#context.timings.closeMs).catch(() => undefined);
        this.#abandoned.abort();
    }
    /** After a lost connection. The old one may lock the queue until RabbitMQ notices its end: then it is asked again. */
    async #keep(queue) {
        if (this.#model !== null)
            return;
        try {
            if (!(await this.#declare(queue)))
                this.#leave();
        }
        catch {
            this.#context.debug('broker: the lease could not be taken again');
        }
    }
    /** False: another connection has it. */
    async #declare(queue) {
        try {
            const model = (this.#model ??= await this.#open());
            const declare = runOnThrowAwayChannel(model, (channel) => channel.assertQueue(queue, { exclusive: true, durable: false }));
            await withTimeout(declare, this.#context.timings.commandMs);
            return true;
        }
        catch (error) {
            if (readAmqpCode(error) === RESOURCE_LOCKED)
                return false;
            this.#leave();
            throw error;
        }
    }
    #leave() {
        this.#model?.close().catch(() => undefined);
        this.#model = null;
    }
    async #open() {
        let failure;
        for (const server of this.#settings.servers) {
            try {
                const model = await openAmqp(server, this.#context, this.#abandoned.signal);
                model.once('close', () => {
                    if (this.#model === model)
                        this.#model = null;
                });
                return model;
            }
            catch (error) {
                failure = error;
            }
        }
        throw failure;
    }
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./src/adapters/celery/build-envelope.ts
/**
 * The only place where a message for a worker is made. A malformed one kills or disables production workers
 * (a missing `method`, a list as `queue`, a non-numeric `clock`), so there are no other commands and no other shapes.
 */
/** The body that a worker decodes, as JSON text. Throws a TypeError rather than build what could harm a worker. */
function buildBody(command, { ticket, replyTo }) {
    const { destination } = command;
    if (destination === null ? command.method !== 'ping' : destination.length === 0) {
        throw new TypeError(`${command.method} needs the names of its workers`);
    }
    destination?.forEach((node) => {
        requireName(node, 'worker');
    });
    requireName(ticket, 'ticket');
    requireName(replyTo.routingKey, 'reply key');
    return JSON.stringify({
        method: command.method,
        arguments: buildArguments(command),
        destination,
        pattern: null,
        matcher: null,
        ticket,
        reply_to: { exchange: replyTo.exchange, routing_key: replyTo.routingKey },
    });
}
/** Message headers. Workers ignore `expires`; a `clock` of 1 never pushes their Lamport clock. */
function buildHeaders(expiresAtMs) {
    return { clock: 1, expires: expiresAtMs / 1000 };
}
/** The payload of a Redis PUBLISH: kombu's virtual message around a body of {@link buildBody}. */
function buildRedisEnvelope(body, delivery) {
    return JSON.stringify({
        body: Buffer.from(body, 'utf8').toString('base64'),
        'content-encoding': 'utf-8',
        'content-type': 'application/json',
        headers: buildHeaders(delivery.expiresAtMs),
        properties: {
            delivery_mode: 2,
            delivery_info: { exchange: delivery.exchange, routing_key: '' },
            priority: 0,
            body_encoding: 'base64',
            delivery_tag: delivery.deliveryTag,
        },
    });
}
function buildArguments(command) {
    switch (command.method) {
        case 'cancel_consumer':
        case 'add_consumer':
            requireName(command.queue, 'queue');
            return { queue: command.queue };
        case 'active':
            return { safe: true };
        default:
            return {};
    }
}
/** AMQP names have at most 255 bytes; half a surrogate pair can't be encoded by the worker. */
function requireName(value, what) {
    if (typeof value !== 'string' || value === '' || Buffer.byteLength(value) > 255) {
        throw new TypeError(`the name of a ${what} must be a string of 1 to 255 bytes`);
    }
    if (/\p{Surrogate}/u.test(value))
        throw new TypeError(`the name of a ${what} must be well-formed Unicode`);
}

;// CONCATENATED MODULE: ./src/adapters/celery/describe-no-receivers.ts
const SCAN_PAGES = 10;
const SCAN_COUNT = 1000;
const COMMON = 'Workers may be down, or run with worker_enable_remote_control=False.';
/** Looks for mailbox sets of workers in a few pages of the key space: they show the prefix and the control exchange. */
async function describeNoRedisReceivers(redis, settings, where) {
    const start = `No worker listens on ${where} control_exchange ${settings.controlExchange}.`;
    const keys = await scanMailboxSets(redis);
    const found = [...new Set(keys)].map(parseMailboxSet).filter((set) => set !== null);
    const others = found.filter(({ prefix, controlExchange }) => prefix !== settings.globalKeyPrefix || controlExchange !== settings.controlExchange);
    if (others.length > 0) {
        const hints = others.slice(0, 5).map((set) => JSON.stringify(describeSet(set)));
        return `${start} But workers with other settings have been here: try broker-transport-options ${hints.join(' or ')}.`;
    }
    if (found.length > 0) {
        return `${start} Workers with these settings have been here before. ${COMMON} Compare fanout_prefix with the app's broker_transport_options.`;
    }
    return `${start} Nothing in this database comes from a Celery worker: check the number of the database in broker-url. ${COMMON}`;
}
/** What is known of a vhost without the permission to list its exchanges. */
function describeNoAmqpReceivers(settings, where, exchange) {
    const start = `No worker listens on ${where} control_exchange ${settings.controlExchange}.`;
    return exchange
        ? `${start} Workers have used this vhost before. ${COMMON}`
        : `${start} No worker has ever used this vhost with that control_exchange: check the vhost in broker-url. ${COMMON}`;
}
function parseMailboxSet(key) {
    const match = /^(.*)_kombu\.binding\.(?!reply\.)(.+)\.pidbox$/s.exec(key);
    return match ? { prefix: match[1] ?? '', controlExchange: match[2] ?? '' } : null;
}
function describeSet({ prefix, controlExchange }) {
    return {
        ...(prefix !== '' && { global_keyprefix: prefix }),
        ...(controlExchange !== 'celery' && { control_exchange: controlExchange }),
    };
}
/** SCAN isn't among the permissions that a user needs: without it nothing is found. */
async function scanMailboxSets(redis) {
    const keys = [];
    let cursor = '0';
    for (let page = 0; page < SCAN_PAGES; page += 1) {
        const answer = await redis
            .scan(cursor, 'MATCH', '*_kombu.binding.*pidbox', 'COUNT', SCAN_COUNT)
            .catch(() => null);
        if (!answer)
            break;
        cursor = answer[0];
        keys.push(...answer[1]);
        if (cursor === '0')
            break;
    }
    return keys;
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/adapters/celery/connect-again.ts


/** Tries `open` after each pause and returns the first success; throws the last failure. `denied` isn't tried again. */
async function connectAgain(open, pausesMs, stopped) {
    let failure = new errors/* WorldError */.nM('unreachable', 'broker', 'The connection to the broker is closed.');
    for (const pauseMs of pausesMs) {
        if (stopped())
            break;
        await (0,promises_.setTimeout)(pauseMs);
        try {
            return await open();
        }
        catch (error) {
            failure = error;
            if (error instanceof errors/* WorldError */.nM && error.kind === 'denied')
                break;
        }
    }
    throw failure;
}

;// CONCATENATED MODULE: ./src/adapters/celery/kept-connection.ts


/** The connection of a link. One that was lost is opened again by the next call: a few attempts, with pauses. */
class KeptConnection {
    losses = 0;
    #parts;
    #abandoned = new AbortController();
    #current = null;
    #opening = null;
    constructor(parts) {
        this.#parts = parts;
    }
    get current() {
        return this.#current;
    }
    /** Fires when nothing may be opened any more. */
    get abandoned() {
        return this.#abandoned.signal;
    }
    /** The first connection. Throws a RefusedError. */
    async connect() {
        try {
            await this.#open();
        }
        catch (error) {
            throw toRefusedError(error, this.#parts.place());
        }
    }
    /** The open connection. Throws a WorldError when there is none and none can be opened. */
    async get() {
        if (this.#current)
            return this.#current;
        this.#opening ??= connectAgain(() => this.#open(), this.#parts.context.timings.reconnectPausesMs, () => this.abandoned.aborted);
        try {
            return await this.#opening;
        }
        catch (error) {
            throw toBrokerError(error, this.#parts.place());
        }
        finally {
            this.#opening = null;
        }
    }
    adopt(connection) {
        this.#current = connection;
    }
    /** Counts the loss of this connection. False: it was replaced, dropped or released before. */
    drop(connection) {
        if (this.#current !== connection)
            return false;
        this.#current = null;
        this.losses += 1;
        this.#parts.context.debug(`broker: the connection to ${this.#parts.place().where} was lost`);
        return true;
    }
    /** Hands the connection over for closing: its end is no loss then. */
    release() {
        const connection = this.#current;
        this.#current = null;
        return connection;
    }
    abandon() {
        this.#abandoned.abort();
    }
    async #open() {
        let failure;
        for (const server of this.#parts.servers) {
            try {
                return await this.#parts.openAt(server);
            }
            catch (error) {
                failure = error;
            }
        }
        throw failure;
    }
}

// EXTERNAL MODULE: ./src/model/is-record.ts
var is_record = __webpack_require__(1711);
;// CONCATENATED MODULE: ./src/adapters/celery/parse-lenient-json.ts
/**
 * Python's JSON has bare NaN, Infinity and -Infinity (`conf` with defaults and job arguments show them); they become
 * null. Takes time in proportion to the text, whatever it holds: any worker on the broker may answer. Throws a SyntaxError
 * without any of the text, which may contain job arguments.
 */
function parseLenientJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        // Not plain JSON: see below.
    }
    try {
        return JSON.parse(replaceTokens(text));
    }
    catch {
        throw new SyntaxError('not JSON');
    }
}
/** Strings stay as they are, so that a token inside one does too. */
function replaceTokens(text) {
    const nextEscape = createSearch(text, '\\');
    const nextQuote = createSearch(text, '"');
    const parts = [];
    let at = 0;
    for (;;) {
        const quote = nextQuote(at);
        const plain = text.slice(at, quote === -1 ? undefined : quote);
        parts.push(plain.replaceAll(/-?Infinity|NaN/g, 'null'));
        if (quote === -1)
            return parts.join('');
        at = findStringEnd(text, quote, { nextQuote, nextEscape });
        parts.push(text.slice(quote, at));
    }
}
/** Just behind the string that begins at `quote`; the end of the text if it is not closed. */
function findStringEnd(text, quote, { nextQuote, nextEscape }) {
    let at = quote + 1;
    for (;;) {
        const end = nextQuote(at);
        if (end === -1)
            return text.length;
        const escape = nextEscape(at);
        if (escape === -1 || escape > end)
            return end + 1;
        at = escape + 2;
    }
}
/** `indexOf` for positions that only grow: no part of the text is searched twice. */
function createSearch(text, character) {
    let found = text.indexOf(character);
    return (from) => {
        if (found !== -1 && found < from)
            found = text.indexOf(character, from);
        return found;
    };
}

;// CONCATENATED MODULE: ./src/adapters/celery/parse-reply.ts


/** A body is one object with one key, the node's name. */
function parseReply(ticket, contentType, body) {
    const unreadable = { ticket, node: null, value: null, contentType };
    if (contentType !== 'application/json')
        return unreadable;
    try {
        const entries = readEntries(parseLenientJson(body.toString('utf8')));
        const [only, ...more] = entries;
        return only === undefined || more.length > 0
            ? unreadable
            : { ticket, node: only[0], value: only[1], contentType };
    }
    catch {
        return unreadable;
    }
}
/** kombu's virtual message as a worker pushes it into a Redis list; null if it isn't one, such as our own guard. */
function parseRedisReply(envelope) {
    try {
        const message = readRecord(parseLenientJson(envelope));
        const { body, headers, properties, 'content-type': contentType } = message;
        const { ticket } = readRecord(headers);
        if (typeof body !== 'string' || typeof ticket !== 'string')
            return null;
        const encoding = readRecord(properties)['body_encoding'] === 'base64' ? 'base64' : 'utf8';
        return parseReply(ticket, String(contentType), Buffer.from(body, encoding));
    }
    catch {
        return null;
    }
}
/** The members of an object; empty for anything else. */
function readRecord(value) {
    return (0,is_record/* isRecord */.u)(value) ? value : {};
}
function readEntries(value) {
    return Object.entries(readRecord(value));
}

;// CONCATENATED MODULE: ./src/adapters/celery/amqp-link.ts









/** Passive checks in progress at a time. */
const CHECKS_AT_ONCE = 8;
/** RabbitMQ: commands through the workers' fanout exchange, replies into an exclusive queue of our own. */
class AmqpLink {
    transport = 'amqp';
    #settings;
    #context;
    #place;
    #kept;
    #proved = false;
    constructor(settings, context) {
        this.#settings = settings;
        this.#context = context;
        this.#place = describePlace(settings.servers[0]);
        this.#kept = new KeptConnection({
            context,
            servers: settings.servers,
            openAt: (server) => this.#openAt(server),
            place: () => this.#place,
        });
    }
    get losses() {
        return this.#kept.losses;
    }
    get where() {
        return this.#place.where;
    }
    /** Throws a RefusedError. */
    connect() {
        return this.#kept.connect();
    }
    async publish(command, ticket, expiresAtMs) {
        const connection = await this.#kept.get();
        return this.#run(connection, async () => {
            const channel = await this.#replyChannel(connection);
            if (!channel)
                return 0;
            const replyTo = { exchange: this.#replyExchange(), routingKey: connection.oid };
            const send = (what) => publishMandatory(channel, this.#exchange(), {
                body: buildBody(what, { ticket, replyTo }),
                headers: buildHeaders(expiresAtMs),
            });
            // RabbitMQ tells of an alarm only after a message, which it delivers when the alarm is over: a ping to nobody goes first.
            if ('queue' in command && !(await send({ method: 'ping', destination: [connection.oid] })))
                return 0;
            return (await send(command)) ? null : 0;
        });
    }
    async countConsumers(nodes) {
        const connection = await this.#kept.get();
        const counts = new Map();
        const waiting = [...nodes];
        const check = async () => {
            for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
                const queue = `${node}.${this.#exchange()}`;
                counts.set(node, await this.#run(connection, () => countQueueConsumers(connection.model, queue)));
            }
        };
        await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, check));
        return counts;
    }
    async fetchMailboxes(candidates) {
        const counts = await this.countConsumers(candidates);
        return candidates.filter((node) => (counts.get(node) ?? 0) > 0);
    }
    async explainNoReceivers() {
        const connection = await this.#kept.get();
        const exists = await this.#run(connection, () => hasExchange(connection.model, this.#exchange()));
        return describeNoAmqpReceivers(this.#settings, this.where, exists);
    }
    async close() {
        const connection = this.#kept.release();
        const closing = connection?.model.close() ?? Promise.resolve();
        await withTimeout(closing, this.#context.timings.closeMs).catch(() => undefined);
        this.#kept.abandon();
    }
    #exchange() {
        return `${this.#settings.controlExchange}.pidbox`;
    }
    #replyExchange() {
        return `reply.${this.#exchange()}`;
    }
    /** null until a worker has declared the exchange: we must not declare it, and there is nobody to ask yet. */
    async #replyChannel(connection) {
        if (!connection.channel && !(await hasExchange(connection.model, this.#exchange())))
            return null;
        connection.channel ??= this.#openChannel(connection);
        return connection.channel;
    }
    async #openChannel(connection) {
        const route = { exchange: this.#replyExchange(), oid: connection.oid };
        const forget = () => {
            connection.channel = null;
        };
        try {
            const channel = await openReplyChannel(connection.model, route, (message) => {
                this.#receive(message);
            });
            channel.once('close', forget);
            return channel;
        }
        catch (error) {
            forget();
            throw error;
        }
    }
    #receive({ content, properties }) {
        const ticket = properties.headers?.['ticket'];
        if (typeof ticket !== 'string')
            return;
        this.#proved = true;
        this.#context.onReply(parseReply(ticket, String(properties.contentType), content));
    }
    async #openAt(server) {
        this.#place = describePlace(server);
        return this.#adopt(await openAmqp(server, this.#context, this.#kept.abandoned), this.#place);
    }
    #adopt(model, place) {
        const connection = {
            model,
            place,
            oid: this.#context.newId(),
            channel: null,
            fail: new Set(),
        };
        model.once('close', () => {
            this.#drop(connection);
        });
        model.on('blocked', () => {
            this.#drop(connection);
            for (const fail of connection.fail)
                fail(new BlockedError());
        });
        this.#kept.adopt(connection);
        return connection;
    }
    #drop(connection) {
        if (this.#kept.drop(connection))
            resetSocket(connection.model);
    }
    async #run(connection, request) {
        try {
            return await withTimeout(untilFailed(connection, request()), this.#context.timings.commandMs);
        }
        catch (error) {
            // A refusal by the broker closes a channel, but not the connection.
            if (readAmqpCode(error) === null)
                this.#drop(connection);
            const known = toBrokerError(error, connection.place);
            const refusable = known.kind === 'denied' || error instanceof BlockedError;
            throw refusable && !this.#proved ? toRefusedError(error, connection.place) : known;
        }
    }
}
/** The request's result, or the error with which the connection ends it. */
function untilFailed({ fail }, request) {
    return new Promise((resolve, reject) => {
        fail.add(reject);
        request.then(resolve, reject).finally(() => fail.delete(reject));
    });
}
/**
 * amqplib can't leave a broker that doesn't answer: its close waits for the other side. A reset, since a blocked RabbitMQ
 * still reads, and delivers, what was sent before an ordinary end. Node can't reset a TLS socket.
 */
function resetSocket(model) {
    const { stream } = model.connection;
    if (stream instanceof external_node_tls_.TLSSocket)
        stream.destroy();
    else
        stream?.resetAndDestroy();
}
function describePlace({ host, port, vhost, tls }) {
    return { transport: 'amqp', where: `RabbitMQ at ${host}:${String(port)}, vhost ${vhost},`, tls };
}

;// CONCATENATED MODULE: ./src/adapters/celery/parse-answers.ts


/** Answers of workers to questions. Each returns null when the answer isn't what a healthy worker sends. */
/** `active_queues`: names of the queues. */
function parseQueues(value) {
    return parseList(value, (item) => readText(readRecord(item)['name']));
}
/** `active` and `reserved`: never the arguments. */
function parseJobs(value) {
    return parseList(value, parseJob);
}
/** `scheduled`: ETA, countdown and retry jobs in the worker's memory. */
function parseScheduled(value) {
    return parseList(value, (item) => {
        const { eta, request } = readRecord(item);
        const job = parseJob(request);
        return job && { id: job.id, name: job.name, etaMs: parseEta(eta) };
    });
}
/**
 * `stats`: the pool as `-P` names it, from `celery.concurrency.prefork:TaskPool`. Celery 5.2 doesn't name it, but each pool
 * shows members of its own (celery/concurrency/*.py, `_get_info`), except gevent.
 */
function parsePool(value) {
    const pool = readRecord(readRecord(value)['pool']);
    const module = readText(pool['implementation'])?.split(':')[0]?.split('.').pop();
    if (module !== undefined)
        return module === 'thread' ? 'threads' : module;
    if ('threads' in pool)
        return 'threads';
    if ('free-threads' in pool)
        return 'eventlet';
    if (!('processes' in pool))
        return null;
    return 'writes' in pool ? 'prefork' : 'solo';
}
/** `conf`: absent means the default, JSON. Anything that can't be read counts as "not only JSON". */
function parseJsonOnly(value) {
    if (!(0,is_record/* isRecord */.u)(value) || 'error' in value)
        return false;
    const accepted = value['accept_content'];
    if (accepted === undefined)
        return true;
    return Array.isArray(accepted) && accepted.every((type) => type === 'json' || type === 'application/json');
}
/** The error text of a refused command; null when it was accepted. */
function parseError(value) {
    const { error, ok } = readRecord(value);
    if (error !== undefined)
        return typeof error === 'string' ? error.slice(0, 300) : 'an error';
    return ok === undefined ? 'an answer without ok' : null;
}
function parseJob(value) {
    const { id, name, time_start: started } = readRecord(value);
    if (typeof id !== 'string' || typeof name !== 'string')
        return null;
    return { id, name, startedAtMs: parseStart(started) };
}
/** Seconds of the wall clock (celery/worker/request.py, on_accepted, 5.2 to 5.6); older ones sent a monotonic clock. */
function parseStart(value) {
    return typeof value === 'number' && value > 1e9 && value < 1e11 ? Math.round(value * 1000) : null;
}
/** ISO 8601 with a time zone; without one the time is unknown. */
function parseEta(value) {
    if (typeof value !== 'string' || !/(?:Z|[+-]\d\d:?\d\d)$/.test(value))
        return null;
    const etaMs = Date.parse(value);
    return Number.isNaN(etaMs) ? null : etaMs;
}
function readText(value) {
    return typeof value === 'string' && value !== '' ? value : null;
}
function parseList(value, parse) {
    if (!Array.isArray(value))
        return null;
    const items = value.map(parse).filter((item) => item !== null);
    return items.length === value.length ? items : null;
}

;// CONCATENATED MODULE: ./src/adapters/celery/remote-control.ts


/** Celery's remote control over either broker. */
class RemoteControl {
    transport;
    where;
    #parts;
    /** Pidboxes by node name, where there is more than one. */
    #duplicates = new Map();
    #unreadable = null;
    #closing = null;
    constructor(parts) {
        this.#parts = parts;
        this.transport = parts.link.transport;
        this.where = parts.link.where.replace(/,$/, '');
    }
    async ping() {
        const { replies, receivers } = await repeatOnLoss(() => this.#send({ method: 'ping', destination: null }));
        const answered = countNodes(replies);
        const nodes = [...answered.keys()];
        const consumers = await repeatOnLoss(() => this.#parts.link.countConsumers(nodes));
        const counts = new Map();
        for (const [node, count] of answered) {
            // On Redis a duplicate that was silent this time still counts, unless everybody has answered.
            const known = receivers !== null && receivers > replies.length ? (this.#duplicates.get(node) ?? 0) : 0;
            counts.set(node, Math.max(count, known, consumers?.get(node) ?? 0));
        }
        for (const [node, count] of counts) {
            if (count > 1)
                this.#duplicates.set(node, count);
            else
                this.#duplicates.delete(node);
        }
        return { counts: Object.fromEntries(counts), receivers };
    }
    async fetchMailboxes(candidates) {
        return repeatOnLoss(() => this.#parts.link.fetchMailboxes(candidates));
    }
    async fetchProfiles(nodes) {
        const stats = await this.#ask('stats', nodes);
        const conf = await this.#ask('conf', [...stats.keys()]);
        return [...stats].map(([node, values]) => ({
            node,
            pool: parsePool(values[0]),
            jsonOnly: (conf.get(node) ?? [null]).every(parseJsonOnly),
        }));
    }
    async fetchQueues(nodes) {
        const answers = parseAnswers(await this.#ask('active_queues', nodes), parseQueues);
        return Object.fromEntries([...answers].map(([node, queues]) => [node, [...new Set(queues)]]));
    }
    async look(profiles) {
        const all = profiles.map(({ node }) => node);
        const json = new Set(profiles.filter(({ jsonOnly }) => jsonOnly).map(({ node }) => node));
        const scheduled = parseAnswers(await this.#ask('scheduled', [...json]), parseScheduled);
        const reserved = parseAnswers(await this.#ask('reserved', [...scheduled.keys()]), parseJobs);
        const askable = all.filter((node) => !json.has(node) || reserved.has(node));
        const active = parseAnswers(await this.#ask('active', askable), parseJobs);
        const queues = parseAnswers(await this.#ask('active_queues', [...active.keys()]), parseQueues);
        return all.map((node) => ({
            node,
            answered: queues.has(node),
            queues: [...new Set(queues.get(node))],
            active: active.get(node) ?? [],
            reserved: json.has(node) ? (reserved.get(node) ?? []) : null,
            scheduled: scheduled.get(node) ?? [],
        }));
    }
    silence(nodes, queue) {
        return this.#command({ method: 'cancel_consumer', queue, destination: nodes });
    }
    restore(nodes, queue) {
        return this.#command({ method: 'add_consumer', queue, destination: nodes });
    }
    /** Why no worker may have received a command, for people. */
    async explainNoReceivers() {
        if (this.#unreadable === null)
            return repeatOnLoss(() => this.#parts.link.explainNoReceivers());
        return `A worker on ${this.where} answers in ${this.#unreadable}, which this action can't read: set task_serializer='json' in its app.`;
    }
    close() {
        this.#closing ??= this.#parts.link.close(this.#parts.inbox.owed > 0);
        return this.#closing;
    }
    /** One entry for every node asked; one that did not answer is not accepted and has no error. */
    async #command(command) {
        if (command.destination.length === 0)
            return [];
        const { replies } = await this.#send(command);
        return command.destination.map((node) => {
            const values = replies.filter((reply) => reply.node === node).map(({ value }) => value);
            const error = values.map(parseError).find((text) => text !== null) ?? null;
            return { node, accepted: error === null && values.length >= this.#expected(node), error };
        });
    }
    /** The answers of nodes that answered completely, with all the pidboxes of their name. */
    async #ask(method, nodes) {
        const destination = nodes.filter((node) => !this.#parts.silent.has(node));
        if (destination.length === 0)
            return new Map();
        const { replies } = await repeatOnLoss(() => this.#send({ method, destination }));
        const answers = new Map();
        for (const { node, value } of replies) {
            if (node !== null)
                answers.set(node, [...(answers.get(node) ?? []), value]);
        }
        return new Map(destination.flatMap((node) => {
            const values = answers.get(node) ?? [];
            return values.length >= this.#expected(node) ? [[node, values]] : [];
        }));
    }
    async #send(command) {
        const { link, inbox, timings, now, newId, debug } = this.#parts;
        const { destination } = command;
        const ticket = newId();
        const collection = inbox.collect(ticket);
        const { losses } = link;
        try {
            const windowMs = destination === null ? timings.pingMs : timings.answerMs;
            const receivers = await link.publish(command, ticket, now() + windowMs);
            if (receivers === 0)
                return { replies: [], receivers };
            if (destination !== null) {
                inbox.owed += destination.reduce((sum, node) => sum + this.#expected(node), 0);
                await collection.wait((replies) => this.#missing(destination, replies).length === 0, windowMs);
            }
            else if (receivers !== null) {
                inbox.owed += receivers;
                await collection.wait((replies) => replies.length >= receivers, windowMs);
            }
            else {
                await this.#waitForQuiet(collection);
            }
            const { replies } = collection;
            this.#note(replies, destination ?? [], link.losses > losses);
            debug(`broker: ${command.method}: ${replies.length} answers (asked ${destination?.length ?? receivers ?? 'all'})`);
            return { replies: [...replies], receivers };
        }
        finally {
            collection.close();
        }
    }
    async #waitForQuiet(collection) {
        const { blindPingMs, quietMs } = this.#parts.timings;
        await collection.wait(() => false, blindPingMs);
        for (let waitedMs = 0; collection.quietForMs() < quietMs && waitedMs < blindPingMs; waitedMs += quietMs) {
            await collection.wait(() => false, quietMs);
        }
    }
    #note(replies, destination, lost) {
        const { silent } = this.#parts;
        if (lost)
            silent.clear();
        else
            for (const node of this.#missing(destination, replies))
                silent.add(node);
        this.#unreadable = replies.find(({ node }) => node === null)?.contentType ?? this.#unreadable;
    }
    #missing(destination, replies) {
        const answered = countNodes(replies);
        return destination.filter((node) => (answered.get(node) ?? 0) < this.#expected(node));
    }
    /** On AMQP, workers of the same name share a queue: each command reaches one of them. */
    #expected(node) {
        return this.transport === 'redis' ? (this.#duplicates.get(node) ?? 1) : 1;
    }
}
/** Repeats a question once, on a new connection, when the connection is lost. */
async function repeatOnLoss(ask) {
    try {
        return await ask();
    }
    catch (error) {
        if (!(error instanceof errors/* WorldError */.nM) || error.kind !== 'unreachable')
            throw error;
        return ask();
    }
}
function countNodes(replies) {
    const counts = new Map();
    for (const { node } of replies)
        if (node !== null)
            counts.set(node, (counts.get(node) ?? 0) + 1);
    return counts;
}
/** Joins the answers of workers of the same name; a node with an answer that can't be parsed is left out. */
function parseAnswers(answers, parse) {
    return new Map([...answers].flatMap(([node, values]) => {
        const parsed = values.map(parse);
        return parsed.some((items) => items === null)
            ? []
            : [[node, parsed.flatMap((items) => items ?? [])]];
    }));
}

;// CONCATENATED MODULE: ./src/adapters/celery/leased-control.ts


/** Remote control, and the lease that keeps other runs away until this one closes. */
class LeasedControl extends RemoteControl {
    #lease;
    constructor(parts, lease) {
        super(parts);
        this.#lease = lease;
    }
    async holdLease(name) {
        try {
            return await this.#lease.hold(name);
        }
        catch (error) {
            const place = { transport: this.transport, where: this.where, tls: null };
            throw toBrokerError(error, place);
        }
    }
    async close() {
        await Promise.all([this.#lease.release(), super.close()]);
    }
}

;// CONCATENATED MODULE: ./src/adapters/celery/parse-tls.ts
const CERT_REQS = new Map([
    ['required', true],
    ['optional', true],
    ['none', false],
    ['cert_required', true],
    ['cert_optional', true],
    ['cert_none', false],
]);
/**
 * TLS as kombu reads it from a URL: a `…s` scheme or any `ssl_…` key of the query turns it on. Unlike kombu, which
 * checks no certificate when `ssl_cert_reqs` is absent, certificates are checked unless the URL says `none`.
 * `optional` is about certificates of clients: a server always shows one, so it is checked.
 */
function parseTls(parts, secureScheme, problems) {
    const keys = [...parts.query.keys()].filter((key) => key.startsWith('ssl_'));
    if (!secureScheme && keys.length === 0)
        return null;
    const requirement = parts.query.get('ssl_cert_reqs')?.toLowerCase();
    const verify = requirement === undefined ? true : CERT_REQS.get(requirement);
    if (verify === undefined) {
        problems.push('broker-url: ssl_cert_reqs must be required, optional or none.');
    }
    return {
        verify: verify ?? true,
        checkHostname: parts.query.get('ssl_check_hostname')?.toLowerCase() !== 'false',
        caFile: parts.query.get('ssl_ca_certs') ?? null,
        certFile: parts.query.get('ssl_certfile') ?? null,
        keyFile: parts.query.get('ssl_keyfile') ?? null,
    };
}

;// CONCATENATED MODULE: ./src/adapters/celery/split-url.ts
/** null when it isn't a URL; it is never quoted, since it may be a password. */
function splitUrl(url) {
    const match = /^([a-z][a-z0-9+.-]{0,30}):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/i.exec(url.trim());
    if (!match)
        return null;
    const [, scheme = '', authority = '', path = '', query = ''] = match;
    const at = authority.lastIndexOf('@');
    const user = at < 0 ? '' : authority.slice(0, at);
    const colon = user.indexOf(':');
    const rawPassword = colon < 0 ? null : user.slice(colon + 1);
    const server = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority.slice(at + 1));
    if (!server)
        return null;
    const port = server[2] ? Number(server[2]) : null;
    if (port !== null && port > 65_535)
        return null;
    return {
        scheme: scheme.toLowerCase(),
        username: parsePercentEncoding(colon < 0 ? user : user.slice(0, colon)) || null,
        password: rawPassword === null ? null : parsePercentEncoding(rawPassword) || null,
        rawPassword: rawPassword === '' ? null : rawPassword,
        host: parsePercentEncoding((server[1] ?? '').replace(/^\[|\]$/g, '').toLowerCase()) || null,
        port,
        path: parsePercentEncoding(path.slice(1)) || null,
        query: new Map(new URLSearchParams(query)),
    };
}
/** Like Python's unquote: what isn't a valid escape stays as it is. */
function parsePercentEncoding(text) {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'));
}

;// CONCATENATED MODULE: ./src/adapters/celery/parse-broker-url.ts



const REDIS_SCHEMES = new Set(['redis', 'rediss', 'sentinel']);
const AMQP_SCHEMES = new Set(['amqp', 'amqps', 'pyamqp', 'librabbitmq']);
const ACCEPTED = 'redis://, rediss://, sentinel://, amqp:// or amqps://';
/** U+0006 U+0016, kombu's default (kombu/transport/redis.py, `sep`). */
const DEFAULT_SEPARATOR = '\x06\x16';
/**
 * Reads what Celery takes as `broker_url` and `broker_transport_options` (plus `control_exchange`). Several URLs are
 * separated by `;`; as in kombu the first one's database and password hold for all Redis servers and Sentinels.
 * A problem never quotes the URL: it contains a password.
 */
function parseBrokerUrl(url, transportOptions) {
    const problems = [];
    const urls = url.split(';').filter((part) => part.trim() !== '');
    const split = urls.map(splitUrl);
    const all = split.filter((parts) => parts !== null);
    const [first] = all;
    if (first === undefined || all.length < split.length) {
        return {
            problems: [
                `broker-url: it is not a URL of the form scheme://user:password@host:port/name; give ${ACCEPTED}, ` +
                    'with @ : / ? # % in user name and password percent-encoded.',
            ],
        };
    }
    const unsupported = all.find(({ scheme }) => !REDIS_SCHEMES.has(scheme) && !AMQP_SCHEMES.has(scheme));
    if (unsupported)
        return { problems: [describeUnsupported(unsupported.scheme)] };
    if (all.some(({ scheme }) => REDIS_SCHEMES.has(scheme) !== REDIS_SCHEMES.has(first.scheme))) {
        return { problems: ['broker-url: it lists URLs of different brokers; give URLs of one kind of broker.'] };
    }
    const controlExchange = readOption(transportOptions, 'control_exchange', 'celery', problems);
    const settings = REDIS_SCHEMES.has(first.scheme)
        ? parseRedis(all, first, transportOptions, controlExchange, problems)
        : {
            transport: 'amqp',
            servers: all.map((parts) => parseAmqpServer(parts, problems)),
            controlExchange,
        };
    const [problem, ...others] = problems;
    return problem === undefined ? { settings } : { problems: [problem, ...others] };
}
function describeUnsupported(scheme) {
    if (scheme === 'valkey' || scheme === 'valkeys') {
        return `broker-url: ${scheme}:// is not accepted: Celery knows no such scheme; write redis:// (rediss:// with TLS).`;
    }
    const why = /^(sqs|kafka|confluentkafka|zookeeper)$/.test(scheme)
        ? `Celery has no remote control over ${scheme}://, so its workers can't be drained`
        : `this broker is not supported`;
    return `broker-url: ${scheme}:// is not accepted: ${why}. Give ${ACCEPTED}, or leave it empty and set drain: none.`;
}
function parseRedis(all, first, options, controlExchange, problems) {
    const sentinel = first.scheme === 'sentinel';
    const path = (first.path ?? '').replace(/^\//, '');
    if (!/^\d{0,9}$/.test(path)) {
        problems.push('broker-url: the path of a Redis URL must be the number of the database; give it as in redis://host:6379/0.');
    }
    const endpoints = all.map(({ host, port }) => ({
        host: host ?? '127.0.0.1',
        port: port ?? (sentinel ? 26_379 : 6379),
    }));
    const fanout = options['fanout_prefix'] ?? true;
    if (typeof fanout !== 'boolean' && typeof fanout !== 'string') {
        problems.push('broker-transport-options: fanout_prefix must be true, false or a string.');
    }
    return {
        transport: 'redis',
        endpoints: endpoints,
        sentinel: sentinel ? parseSentinel(options, problems) : null,
        database: Number(path || '0'),
        username: first.username,
        password: first.password,
        tls: parseTls(first, first.scheme === 'rediss', problems),
        globalKeyPrefix: readOption(options, 'global_keyprefix', '', problems),
        fanoutPrefix: typeof fanout === 'string' ? fanout : fanout === true ? '/{db}.' : '',
        separator: readOption(options, 'sep', DEFAULT_SEPARATOR, problems),
        controlExchange,
    };
}
function parseSentinel(options, problems) {
    const masterName = readOption(options, 'master_name', '', problems);
    if (masterName === '') {
        problems.push('broker-transport-options: a sentinel:// URL needs master_name; give it, such as {"master_name": "mymaster"}.');
    }
    const kwargs = readRecord(options['sentinel_kwargs']);
    return {
        masterName,
        username: readOption(kwargs, 'username', '', problems) || null,
        password: readOption(kwargs, 'password', '', problems) || null,
        tls: kwargs['ssl'] === true,
    };
}
function parseAmqpServer(parts, problems) {
    const secure = parts.scheme === 'amqps';
    const tls = parseTls(parts, secure, problems);
    return {
        host: parts.host ?? '127.0.0.1',
        port: parts.port ?? (secure ? 5671 : 5672),
        vhost: parts.path ?? '/',
        username: parts.username ?? 'guest',
        password: parts.password ?? 'guest',
        tls,
    };
}
function readOption(options, key, absent, problems) {
    const value = options[key] ?? absent;
    if (typeof value === 'string')
        return value;
    problems.push(`broker-transport-options: ${key} must be a string.`);
    return absent;
}

;// CONCATENATED MODULE: ./src/adapters/celery/open-redis.ts


/**
 * One connection that ends when abandoned, authenticated and in its database, proved by an answer. It never reconnects and
 * never repeats a command by itself. After a refused SELECT ioredis would continue in database 0, and it only warns of a
 * refused AUTH: both are sent here.
 */
async function openRedis(settings, endpoint, { timings, debug }, abandoned) {
    const { Redis } = await Promise.all(/* import() */[__webpack_require__.e(796), __webpack_require__.e(528)]).then(__webpack_require__.bind(__webpack_require__, 6528));
    abandoned.throwIfAborted();
    const tls = settings.tls && buildTlsOptions(settings.tls, debug);
    const place = settings.sentinel
        ? sentinelOptions(settings, settings.sentinel, tls, timings.connectMs)
        : { host: endpoint.host, port: endpoint.port, ...(tls && { tls }) };
    const redis = new Redis({
        ...place,
        protocol: 2,
        lazyConnect: true,
        enableReadyCheck: false,
        enableOfflineQueue: false,
        disableClientInfo: true,
        autoResendUnfulfilledCommands: false,
        maxRetriesPerRequest: 0,
        retryStrategy: null,
        connectTimeout: timings.connectMs,
        disconnectTimeout: 200,
    });
    const leave = () => {
        redis.disconnect();
    };
    abandoned.addEventListener('abort', leave, { once: true });
    redis.once('end', () => {
        abandoned.removeEventListener('abort', leave);
    });
    let lastError = null;
    redis.on('error', (error) => {
        lastError ??= error;
    });
    const { username, password } = settings;
    const handshake = async () => {
        await redis.connect();
        if (password !== null)
            await (username === null ? redis.auth(password) : redis.auth(username, password));
        await redis.select(settings.database);
    };
    try {
        await withTimeout(handshake(), timings.connectMs);
        return redis;
    }
    catch (error) {
        redis.disconnect();
        throw lastError ?? error;
    }
}
function sentinelOptions(settings, sentinel, tls, connectMs) {
    return {
        sentinels: settings.endpoints.map(({ host, port }) => ({ host, port })),
        name: sentinel.masterName,
        sentinelRetryStrategy: () => null,
        sentinelCommandTimeout: connectMs,
        ...(sentinel.username !== null && { sentinelUsername: sentinel.username }),
        ...(sentinel.password !== null && { sentinelPassword: sentinel.password }),
        ...(tls && { tls, enableTLSForSentinelMode: true }),
        ...(sentinel.tls && { sentinelTLS: tls ?? {} }),
    };
}

;// CONCATENATED MODULE: ./src/adapters/celery/redis-lease.ts



/** A run that was killed blocks the next one this long. */
const KEPT_S = 60;
const REFRESH_MS = 15_000;
/**
 * A list that exists while a run is at work. Only commands that a drain needs anyway: LPUSH answers with the length, so the
 * first one to push has the lease. Whether it is free is asked by a push and a pop at once, which leave length and expiry
 * as they were.
 */
class RedisLease {
    #settings;
    #context;
    /** Its element in the list. */
    #id = '';
    #abandoned = new AbortController();
    #redis = null;
    /** null: not held. */
    #held = null;
    constructor(settings, context) {
        this.#settings = settings;
        this.#context = context;
    }
    async hold(name) {
        if (this.#held !== null)
            return true;
        if (this.#id === '')
            this.#id = this.#context.newId();
        const key = this.#settings.globalKeyPrefix + nameLease(name, this.#settings.controlExchange);
        const [length, oldest] = await this.#run((redis) => redis.multi().lpush(key, '?').brpop(key, 1));
        // Ours: an earlier answer got lost.
        const isOurs = Array.isArray(oldest) && oldest[1] === this.#id;
        if (!isOurs && (length !== 1 || !(await this.#push(key))))
            return false;
        const timer = setInterval(() => void this.#refresh(), REFRESH_MS).unref();
        this.#held = { key, timer, refreshedAtMs: this.#context.now() };
        if (isOurs)
            await this.#refresh();
        return true;
    }
    async release() {
        const held = this.#held;
        this.#held = null;
        clearInterval(held?.timer);
        // One that may have expired can be another run's by now.
        if (held !== null && this.#context.now() - held.refreshedAtMs < KEPT_S * 1000)
            await this.#run((redis) => redis.multi().del(held.key)).catch(() => undefined);
        this.#abandoned.abort();
    }
    /** False: another run was first. */
    async #push(key) {
        const [length] = await this.#run((redis) => redis.multi().lpush(key, this.#id).expire(key, KEPT_S));
        return length === 1;
    }
    /** A Redis that restarted has lost it: then it is taken again. */
    async #refresh() {
        const held = this.#held;
        if (held === null)
            return;
        try {
            const [isThere] = await this.#run((redis) => redis.multi().expire(held.key, KEPT_S));
            if (isThere === 1 || (await this.#push(held.key)))
                held.refreshedAtMs = this.#context.now();
        }
        catch {
            this.#context.debug('broker: the lease could not be refreshed');
        }
    }
    async #run(prepare) {
        const { commandMs } = this.#context.timings;
        try {
            const redis = (this.#redis ??= await this.#open());
            const results = (await withTimeout(prepare(redis).exec(), commandMs)) ?? [];
            for (const [error] of results)
                if (error !== null)
                    throw error;
            return results.map(([, value]) => value);
        }
        catch (error) {
            this.#redis?.disconnect();
            this.#redis = null;
            throw error;
        }
    }
    async #open() {
        const { endpoints, sentinel } = this.#settings;
        let failure;
        for (const endpoint of sentinel ? [endpoints[0]] : endpoints) {
            try {
                return await openRedis(this.#settings, endpoint, this.#context, this.#abandoned.signal);
            }
            catch (error) {
                failure = error;
            }
        }
        throw failure;
    }
}

;// CONCATENATED MODULE: ./src/adapters/celery/redis-names.ts
/** Channels and keys as kombu's Redis transport forms them (kombu/transport/redis.py; all tried on real workers). */
/**
 * Command channels to try in turn: workers of kombu before 5.4 behind a Sentinel never replace `{db}` in the prefix
 * (fixed by kombu 4d281948), so there the literal one follows.
 */
function listCommandChannels(settings) {
    const { globalKeyPrefix, fanoutPrefix, controlExchange, database } = settings;
    const formatted = fanoutPrefix.replaceAll('{db}', String(database));
    const prefixes = settings.sentinel && formatted !== fanoutPrefix ? [formatted, fanoutPrefix] : [formatted];
    return prefixes.map((prefix) => `${globalKeyPrefix}${prefix}${controlExchange}.pidbox`);
}
/** Where a worker is asked to send its answers; it puts its own global_keyprefix in front. */
function nameReplyRoute(settings, oid) {
    return `${oid}.reply.${settings.controlExchange}.pidbox`;
}
/** The set of the workers' mailboxes: a worker removes its own at a clean exit, so killed ones may still be listed. */
function nameMailboxSet(settings) {
    return `${settings.globalKeyPrefix}_kombu.binding.${settings.controlExchange}.pidbox`;
}
/** Node name of a member of that set: `routing key SEP pattern SEP <node>.<control exchange>.pidbox`. */
function parseMailboxMember(settings, member) {
    const queue = member.split(settings.separator).at(-1) ?? '';
    const suffix = `.${settings.controlExchange}.pidbox`;
    return queue.endsWith(suffix) && queue.length > suffix.length ? queue.slice(0, -suffix.length) : null;
}

;// CONCATENATED MODULE: ./src/adapters/celery/verify-writable.ts
/** Enough for a key that is deleted at once, if the connection ends before that. */
const verify_writable_KEPT_S = 60;
/**
 * A write of the same kind as a worker's answer. A worker that can't write its answer (Redis out of memory, read-only)
 * stops consuming, or ends (celery#10363, kombu#2492): we must not ask it anything then. PUBLISH itself works in all of
 * these states. Throws what Redis says.
 */
async function verifyWritable(redis, key) {
    const results = await Promise.allSettled([redis.lpush(key, ''), redis.expire(key, verify_writable_KEPT_S), redis.del(key)]);
    for (const result of results)
        if (result.status === 'rejected')
            throw result.reason;
}

;// CONCATENATED MODULE: ./src/adapters/celery/redis-link.ts









/** Seconds that one BRPOP blocks. */
const BLOCK_S = 2;
/** How long late answers stay in a list that is no longer read. */
const LATE_REPLY_S = 3600;
/** Redis: commands by PUBLISH, replies through the default exchange into a list of our own. */
class RedisLink {
    transport = 'redis';
    where;
    #settings;
    #context;
    #place;
    #replyRoute;
    /** Matches the same ACL pattern as the list of our replies. */
    #trialRoute;
    #kept;
    /** A reply was read. Until then nothing can have been changed, so a missing permission is a refusal. */
    #proved = false;
    constructor(settings, context) {
        this.#settings = settings;
        this.#context = context;
        this.where = describeRedisPlace(settings);
        this.#place = { transport: 'redis', where: this.where, tls: settings.tls };
        const oid = context.newId();
        this.#replyRoute = nameReplyRoute(settings, oid);
        this.#trialRoute = nameReplyRoute(settings, `${oid}.trial`);
        this.#kept = new KeptConnection({
            context,
            servers: settings.sentinel ? [settings.endpoints[0]] : settings.endpoints,
            openAt: (endpoint) => this.#openAt(endpoint),
            place: () => this.#place,
        });
    }
    get losses() {
        return this.#kept.losses;
    }
    /** Throws a RefusedError. */
    connect() {
        return this.#kept.connect();
    }
    async publish(command, ticket, expiresAtMs) {
        const body = buildBody(command, { ticket, replyTo: { exchange: '', routingKey: this.#replyRoute } });
        const envelope = buildRedisEnvelope(body, {
            exchange: `${this.#settings.controlExchange}.pidbox`,
            deliveryTag: this.#context.newId(),
            expiresAtMs,
        });
        const pair = await this.#kept.get();
        const { commands } = pair;
        await this.#run(pair, () => this.#verifyWritable(commands));
        return this.#run(pair, async () => {
            for (const channel of listCommandChannels(this.#settings)) {
                const receivers = await commands.publish(channel, envelope);
                if (receivers > 0)
                    return receivers;
            }
            return 0;
        });
    }
    countConsumers() {
        return Promise.resolve(null);
    }
    async fetchMailboxes() {
        const pair = await this.#kept.get();
        const members = await this.#run(pair, () => pair.commands.smembers(nameMailboxSet(this.#settings)));
        return members
            .map((member) => parseMailboxMember(this.#settings, member))
            .filter((node) => node !== null);
    }
    async explainNoReceivers() {
        const pair = await this.#kept.get();
        return this.#run(pair, () => describeNoRedisReceivers(pair.commands, this.#settings, this.where));
    }
    async close(owed) {
        const pair = this.#kept.release();
        pair?.reader.disconnect();
        const { closeMs } = this.#context.timings;
        try {
            if (pair)
                await withTimeout(this.#tidy(pair, owed), closeMs);
        }
        catch {
            this.#context.debug(`broker: the reply list on ${this.where} could not be removed`);
        }
        finally {
            this.#kept.abandon();
        }
    }
    /**
     * A worker that answers after we left would create a list that never expires; an existing one keeps its expiry. The
     * server may still serve our blocked readers, each of which takes one element: hence one element more than readers.
     */
    async #tidy({ commands }, owed) {
        const key = this.#keyOf(this.#replyRoute);
        const guards = Array.from({ length: this.losses + 2 }, () => '');
        const guard = commands
            .multi()
            .del(key)
            .lpush(key, ...guards)
            .expire(key, LATE_REPLY_S);
        const guarded = owed && (await guard.exec().catch(() => null));
        if (!guarded)
            await commands.del(key);
    }
    #keyOf(route) {
        return this.#settings.globalKeyPrefix + route;
    }
    #verifyWritable(commands) {
        return verifyWritable(commands, this.#keyOf(this.#trialRoute));
    }
    async #openAt(endpoint) {
        const commands = await openRedis(this.#settings, endpoint, this.#context, this.#kept.abandoned);
        const pair = { commands, reader: await this.#openReader(commands, endpoint), refusal: null };
        this.#kept.adopt(pair);
        for (const client of [commands, pair.reader]) {
            client.once('end', () => {
                this.#drop(pair);
            });
        }
        void this.#read(pair);
        return pair;
    }
    /** The second connection, once the first one has proved that the server takes writes. */
    async #openReader(commands, endpoint) {
        const { timings } = this.#context;
        try {
            await withTimeout(this.#verifyWritable(commands), timings.connectMs);
            return await openRedis(this.#settings, endpoint, this.#context, this.#kept.abandoned);
        }
        catch (error) {
            commands.disconnect();
            throw error;
        }
    }
    /** Takes replies out of the list as long as this pair is in use. */
    async #read(pair) {
        const { commandMs } = this.#context.timings;
        try {
            while (this.#kept.current === pair) {
                const popped = await withTimeout(pair.reader.brpop(this.#keyOf(this.#replyRoute), BLOCK_S), BLOCK_S * 1000 + commandMs);
                const reply = popped && parseRedisReply(popped[1]);
                if (!reply)
                    continue;
                this.#proved = true;
                this.#context.onReply(reply);
            }
        }
        catch (error) {
            if (this.#kept.current !== pair)
                return;
            if (isServerReply(error))
                pair.refusal = error;
            this.#drop(pair);
            if (isServerReply(error))
                this.#context.onDeaf(this.#explain(error));
        }
    }
    #drop(pair) {
        if (!this.#kept.drop(pair))
            return;
        pair.commands.disconnect();
        pair.reader.disconnect();
    }
    async #run(pair, request) {
        try {
            return await withTimeout(request(), this.#context.timings.commandMs);
        }
        catch (failure) {
            const error = pair.refusal ?? failure;
            // After a failover the next connection may reach the new primary.
            if (!isServerReply(error) || this.#isUnfit(error))
                this.#drop(pair);
            throw this.#explain(error);
        }
    }
    #explain(error) {
        const known = toBrokerError(error, this.#place);
        const refusable = known.kind === 'denied' || this.#isUnfit(error);
        return refusable && !this.#proved ? toRefusedError(error, this.#place) : known;
    }
    /** The server answers, but in a state in which it can't be used: read-only, loading, out of memory. */
    #isUnfit(error) {
        return isServerReply(error) && toBrokerError(error, this.#place).kind === 'unreachable';
    }
}
/** An error reply, as opposed to a lost connection. */
function isServerReply(error) {
    return typeof error === 'object' && error !== null && 'name' in error && error.name === 'ReplyError';
}
function describeRedisPlace({ endpoints, sentinel, database }) {
    const hosts = endpoints.map(({ host, port }) => `${host}:${port}`).join(', ');
    return sentinel
        ? `Redis master ${sentinel.masterName} of the Sentinels ${hosts}, database ${database},`
        : `Redis at ${hosts}, database ${database},`;
}

;// CONCATENATED MODULE: ./src/adapters/celery/reply-inbox.ts

/** Sorts replies by their ticket; those with a ticket that is no longer waited for are late. */
class ReplyInbox {
    /** Expected minus received, over all commands. */
    owed = 0;
    #open = new Map();
    #onReply;
    #now;
    constructor(onReply, now, signal) {
        this.#onReply = onReply;
        this.#now = now;
        signal?.addEventListener('abort', () => {
            this.fail(new errors/* CancelledError */.cc('The job was cancelled.'));
        });
    }
    deliver(reply) {
        this.owed -= 1;
        this.#onReply(reply);
        const entry = this.#open.get(reply.ticket);
        entry?.replies.push(reply);
        entry?.notify();
    }
    /** Ends every wait with the error. */
    fail(error) {
        for (const entry of this.#open.values())
            entry.notify(error);
    }
    collect(ticket) {
        const replies = [];
        let lastAtMs = this.#now();
        let failure = null;
        let wake = () => undefined;
        this.#open.set(ticket, {
            replies,
            notify: (error) => {
                if (error)
                    failure = error;
                else
                    lastAtMs = this.#now();
                wake();
            },
        });
        const wait = async (enough, windowMs) => {
            await new Promise((resolve) => {
                const timer = setTimeout(resolve, windowMs);
                wake = () => {
                    if (!failure && !enough(replies))
                        return;
                    clearTimeout(timer);
                    resolve();
                };
                wake();
            });
            if (failure)
                throw failure;
        };
        return {
            replies,
            wait,
            quietForMs: () => this.#now() - lastAtMs,
            close: () => this.#open.delete(ticket),
        };
    }
}

;// CONCATENATED MODULE: ./src/adapters/celery/silent-nodes.ts
/** Nodes that left a question unanswered. It is still in their mailbox: another one would only wait behind it. */
class SilentNodes {
    #sinceMs = new Map();
    #silenceMs;
    #now;
    constructor(silenceMs, now) {
        this.#silenceMs = silenceMs;
        this.#now = now;
    }
    has(node) {
        const since = this.#sinceMs.get(node);
        return since !== undefined && this.#now() - since < this.#silenceMs;
    }
    add(node) {
        this.#sinceMs.set(node, this.#now());
    }
    /** It has answered. */
    delete(node) {
        this.#sinceMs.delete(node);
    }
    /** The connection was lost, and possibly answers with it. */
    clear() {
        this.#sinceMs.clear();
    }
}

;// CONCATENATED MODULE: ./src/adapters/celery/timings.ts
const DEFAULT_TIMINGS = {
    connectMs: 10_000,
    commandMs: 5_000,
    closeMs: 3_000,
    pingMs: 3_000,
    blindPingMs: 2_000,
    quietMs: 500,
    answerMs: 2_000,
    silenceMs: 60_000,
    reconnectPausesMs: [0, 500, 1_000, 2_000, 4_000],
};

;// CONCATENATED MODULE: ./src/adapters/celery/connect-celery.ts











/**
 * Connects to the broker of a Celery app. Throws a RefusedError that names `broker-url`, the place, what was found and
 * what to do, and never a user name or a password.
 */
async function connectCelery(options) {
    const { url, transportOptions, signal, debug = () => undefined, now = Date.now, newId = external_node_crypto_.randomUUID, } = options;
    const parsed = parseBrokerUrl(url, transportOptions);
    if ('problems' in parsed)
        throw new errors/* RefusedError */.fk(parsed.problems);
    const timings = { ...DEFAULT_TIMINGS, ...options.timings };
    const silent = new SilentNodes(timings.silenceMs, now);
    const onHeard = ({ node }) => {
        if (node !== null)
            silent.delete(node);
    };
    const inbox = new ReplyInbox(onHeard, now, signal);
    const context = {
        timings,
        now,
        newId,
        debug,
        onReply: (reply) => {
            inbox.deliver(reply);
        },
        onDeaf: (error) => {
            inbox.fail(error);
        },
    };
    const link = openLink(parsed.settings, context);
    await abandonOnCancel(link.connect(), signal, () => link.close(false));
    const parts = { link, inbox, silent, timings, now, newId, debug };
    return new LeasedControl(parts, openLease(parsed.settings, context));
}
function openLink(settings, context) {
    return settings.transport === 'redis' ? new RedisLink(settings, context) : new AmqpLink(settings, context);
}
/** Connects when it is asked for. */
function openLease(settings, context) {
    return settings.transport === 'redis'
        ? new RedisLease(settings, context)
        : new AmqpLease(settings, context);
}
async function abandonOnCancel(connecting, signal, abandon) {
    if (!signal)
        return connecting;
    let cancel = () => undefined;
    const cancelled = new Promise((_, reject) => {
        cancel = () => {
            reject(new errors/* CancelledError */.cc('The job was cancelled while connecting to the broker.'));
            void abandon();
        };
        if (signal.aborted)
            cancel();
        else
            signal.addEventListener('abort', cancel, { once: true });
    });
    try {
        await Promise.race([connecting, cancelled]);
    }
    finally {
        signal.removeEventListener('abort', cancel);
        connecting.catch(() => undefined);
    }
}


/***/ })

};
