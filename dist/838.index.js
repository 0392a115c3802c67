export const id = 838;
export const ids = [838];
export const modules = {

/***/ 1838:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openLogs: () => (/* binding */ openLogs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _sdk_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(303);
/* harmony import */ var _to_aws_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1913);



/** Bounds of one attempt. By default the SDK waits forever for an answer. */
const REQUEST_BOUNDS = { connectionTimeout: 3_000, requestTimeout: 8_000, throwOnRequestTimeout: true };
/** A page may be empty although there are more lines before it (API reference, GetLogEvents). */
const PAGES_AT_MOST = 5;
const ACTION = 'logs:GetLogEvents';
/** One client per region: a container may log to another region than the one it runs in. */
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
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc(`Cancelled during ${ACTION}.`, { cause: error });
                throw (0,_to_aws_error_js__WEBPACK_IMPORTED_MODULE_1__/* .toAwsError */ .D)(error, ACTION);
            }
        },
    };
}
function createClient(region) {
    return new _sdk_js__WEBPACK_IMPORTED_MODULE_2__/* .CloudWatchLogsClient */ .TFr({
        requestHandler: REQUEST_BOUNDS,
        maxAttempts: 2,
        ...(region === '' ? {} : { region }),
    });
}
async function readBackwards(client, { group, stream, sinceMs }, limit, { signal, onCall }) {
    let lines = [];
    let nextToken;
    for (let page = 0; page < PAGES_AT_MOST && lines.length < limit; page += 1) {
        const command = new _sdk_js__WEBPACK_IMPORTED_MODULE_2__/* .GetLogEventsCommand */ .h7S({
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
        // The same token again: this is the beginning of the stream.
        if (answer.nextBackwardToken === undefined || answer.nextBackwardToken === nextToken)
            break;
        nextToken = answer.nextBackwardToken;
    }
    return lines.sort((a, b) => a.atMs - b.atMs);
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
