export const id = 509;
export const ids = [509];
export const modules = {

/***/ 9509:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openLogs: () => (/* binding */ openLogs)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudwatch-logs/dist-cjs/index.js
var dist_cjs = __webpack_require__(303);
;// CONCATENATED MODULE: ./src/adapters/logs/to-world-error.ts

/** An error of the SDK in our words (CloudWatch Logs API reference, GetLogEvents). What only explains a failure needs no more. */
function toWorldError(error, action) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    const text = `${action}: ${message.replace(/\s+/g, ' ').slice(0, 300)} (${name})`;
    return new errors/* WorldError */.nM(kindOf(name), action, text, { cause: error });
}
function kindOf(name) {
    if (/^AccessDenied|Token|Credentials|Signature/.test(name))
        return 'denied';
    if (name === 'ResourceNotFoundException')
        return 'missing';
    if (name === 'InvalidParameterException')
        return 'invalid';
    return /Timeout|Throttling|Unavailable|Network|^Error$/.test(name) ? 'unreachable' : 'other';
}

;// CONCATENATED MODULE: ./src/adapters/logs/open-logs.ts



/** Bounds of one attempt. The SDK's own default waits for an answer for ever. */
const REQUEST_BOUNDS = { connectionTimeout: 3_000, requestTimeout: 8_000, throwOnRequestTimeout: true };
/** A page may be empty though there is more before it (API reference, GetLogEvents). */
const PAGES_AT_MOST = 5;
const ACTION = 'logs:GetLogEvents';
/** One client a region: a container may log to another one than it runs in. */
function openLogs({ region, signal, onCall }) {
    const clients = new Map();
    const clientOf = (wanted) => {
        const client = clients.get(wanted) ?? createClient(wanted);
        clients.set(wanted, client);
        return client;
    };
    return {
        async fetchLastLines(stream, limit) {
            const client = clientOf(stream.region ?? region ?? '');
            try {
                return await readBackwards(client, stream, limit, { signal, onCall });
            }
            catch (error) {
                if (signal?.aborted)
                    throw new errors/* CancelledError */.cc(`Cancelled during ${ACTION}.`, { cause: error });
                throw toWorldError(error, ACTION);
            }
        },
    };
}
function createClient(region) {
    return new dist_cjs/* CloudWatchLogsClient */.TFr({
        requestHandler: REQUEST_BOUNDS,
        maxAttempts: 2,
        ...(region === '' ? {} : { region }),
    });
}
async function readBackwards(client, { group, stream, sinceMs }, limit, { signal, onCall }) {
    let lines = [];
    let nextToken;
    for (let page = 0; page < PAGES_AT_MOST && lines.length < limit; page += 1) {
        const command = new dist_cjs/* GetLogEventsCommand */.h7S({
            logGroupName: group,
            logStreamName: stream,
            startTime: sinceMs,
            limit: limit - lines.length,
            startFromHead: false,
            ...(nextToken === undefined ? {} : { nextToken }),
        });
        onCall?.(ACTION);
        const answer = await client.send(command, signal ? { abortSignal: signal } : {});
        const found = answer.events ?? [];
        lines = [
            ...found.map(({ timestamp, message }) => ({ atMs: timestamp ?? 0, message: message ?? '' })),
            ...lines,
        ];
        // The same token again: the beginning is reached.
        if (answer.nextBackwardToken === undefined || answer.nextBackwardToken === nextToken)
            break;
        nextToken = answer.nextBackwardToken;
    }
    return lines.sort((a, b) => a.atMs - b.atMs);
}


/***/ })

};
