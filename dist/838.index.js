export const id = 838;
export const ids = [838];
export const modules = {

/***/ 1838:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openLogs: () => (/* binding */ openLogs)
/* harmony export */ });
/* harmony import */ var _call_within_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8087);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _sdk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(303);
/* harmony import */ var _to_aws_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1913);




/** Bounds of one attempt, until the headers come. By default the SDK waits forever for an answer. */
const REQUEST_BOUNDS = { connectionTimeout: 3_000, requestTimeout: 8_000, throwOnRequestTimeout: true };
/** Of reading all pages, the answers' bodies included. */
const LIMIT_MS = 20_000;
/** A page may be empty although there are more lines before it (API reference, GetLogEvents). */
const PAGES_AT_MOST = 5;
const ACTION = 'logs:GetLogEvents';
/** One client per region: a container may log to another region than the one it runs in. */
function openLogs({ region, signal, onCall, limitMs = LIMIT_MS }) {
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
                return await (0,_call_within_js__WEBPACK_IMPORTED_MODULE_0__/* .callWithin */ .w)({ action: ACTION, limitMs, signal }, (options) => readBackwards(client, stream, limit, { ...options, onCall }));
            }
            catch (error) {
                if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .WorldError */ .nM || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc)
                    throw error;
                throw (0,_to_aws_error_js__WEBPACK_IMPORTED_MODULE_2__/* .toAwsError */ .D)(error, ACTION);
            }
        },
    };
}
function createClient(region) {
    return new _sdk_js__WEBPACK_IMPORTED_MODULE_3__/* .CloudWatchLogsClient */ .TFr({
        requestHandler: REQUEST_BOUNDS,
        maxAttempts: 2,
        ...(region === '' ? {} : { region }),
    });
}
async function readBackwards(client, { group, stream, sinceMs }, limit, { abortSignal, onCall, }) {
    let lines = [];
    let nextToken;
    for (let page = 0; page < PAGES_AT_MOST && lines.length < limit; page += 1) {
        const command = new _sdk_js__WEBPACK_IMPORTED_MODULE_3__/* .GetLogEventsCommand */ .h7S({
            logGroupName: group,
            logStreamName: stream,
            startTime: sinceMs,
            limit: limit - lines.length,
            startFromHead: false,
            ...(nextToken === undefined ? {} : { nextToken }),
        });
        onCall?.(ACTION);
        const answer = await client.send(command, { abortSignal });
        const found = answer.events ?? [];
        lines = [
            ...found.map(({ timestamp, message }) => ({ atMs: timestamp ?? 0, message: message ?? '' })),
            ...lines,
        ];
        // The same token again: this is the beginning of the stream.
        if (answer.nextBackwardToken === undefined || answer.nextBackwardToken === nextToken)
            break;
        nextToken = answer.nextBackwardToken;
    }
    return lines.sort((a, b) => a.atMs - b.atMs);
}


/***/ }),

/***/ 8087:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ callWithin)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

/**
 * The result of a call to AWS. The SDK's own time limits end with the headers of an answer: one whose body stalls would
 * be awaited forever. Throws what the call throws, a WorldError `unreachable` without a complete answer within the limit,
 * or a CancelledError. The call can't delay the end: it is aborted, but not awaited.
 */
async function callWithin({ action, resource, limitMs, signal }, run) {
    if (signal?.aborted)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc(`Cancelled before ${action}.`);
    const call = new AbortController();
    let timer;
    // Not AbortSignal.any: on Node 20 the job's signal would keep something of every call.
    let cancel = () => undefined;
    const ended = new Promise((_, reject) => {
        const end = (error) => {
            reject(error);
            call.abort();
        };
        cancel = () => {
            end(new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc(`Cancelled during ${action}.`));
        };
        timer = setTimeout(() => {
            end(describeSilence(action, resource, limitMs));
        }, limitMs);
    });
    signal?.addEventListener('abort', cancel, { once: true });
    try {
        return await Promise.race([run({ abortSignal: call.signal }), ended]);
    }
    finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
    }
}
function describeSilence(action, resource, limitMs) {
    const subject = resource === undefined ? action : `${action} for ${resource}`;
    const text = `No complete answer from AWS to ${subject} within ${limitMs / 1000} s. Check that this runner reaches the AWS API (network, proxy), then run the job again.`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .WorldError */ .nM('unreachable', action, text);
}


/***/ }),

/***/ 1913:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ toAwsError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

/**
 * An error of an AWS SDK as one line with the call, for reads that only explain a failure (ELBv2 API reference, common
 * errors; CloudWatch Logs API reference, GetLogEvents). ECS, whose errors end a deploy, says more.
 */
function toAwsError(error, action) {
    const name = error instanceof Error ? error.name : 'Error';
    const text = `${action}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error).replace(/\s+/g, ' ').slice(0, 300)} (${name})`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .WorldError */ .nM(kindOf(name), action, text, { cause: error });
}
function kindOf(name) {
    if (/^AccessDenied|Token|Credentials|Signature/.test(name))
        return 'denied';
    if (/NotFound/.test(name))
        return 'missing';
    if (name === 'InvalidParameterException')
        return 'invalid';
    return /Timeout|Throttling|Unavailable|Network|^Error$/.test(name) ? 'unreachable' : 'other';
}


/***/ })

};
