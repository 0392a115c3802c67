export const id = 924;
export const ids = [924];
export const modules = {

/***/ 5924:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openLoadBalancer: () => (/* binding */ openLoadBalancer)
});

// EXTERNAL MODULE: ./src/call-within.ts
var call_within = __webpack_require__(8087);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-elastic-load-balancing-v2/dist-cjs/index.js
var dist_cjs = __webpack_require__(586);
;// CONCATENATED MODULE: ./src/adapters/elbv2/to-target-group.ts
/** One entry of DescribeTargetGroups. A member that is missing gets the documented default (API reference, TargetGroup). */
function toTargetGroup(from) {
    return {
        arn: from.TargetGroupArn ?? '',
        protocol: from.Protocol ?? null,
        port: from.Port ?? null,
        targetType: from.TargetType ?? null,
        healthCheck: {
            protocol: from.HealthCheckProtocol ?? null,
            port: from.HealthCheckPort ?? null,
            path: from.HealthCheckPath ?? null,
            matcher: from.Matcher?.HttpCode ?? from.Matcher?.GrpcCode ?? null,
            intervalSeconds: from.HealthCheckIntervalSeconds ?? 30,
            timeoutSeconds: from.HealthCheckTimeoutSeconds ?? 5,
            healthyThreshold: from.HealthyThresholdCount ?? 5,
            unhealthyThreshold: from.UnhealthyThresholdCount ?? 2,
        },
        loadBalancerArns: from.LoadBalancerArns ?? [],
        attributes: {},
    };
}

;// CONCATENATED MODULE: ./src/adapters/elbv2/to-target.ts
/** One entry of DescribeTargetHealth. A healthy target has neither reason nor description. */
function toTarget(targetGroupArn, from) {
    return {
        targetGroupArn,
        id: from.Target?.Id ?? '',
        port: from.Target?.Port ?? 0,
        state: from.TargetHealth?.State ?? '',
        reason: from.TargetHealth?.Reason ?? null,
        description: from.TargetHealth?.Description ?? null,
    };
}

// EXTERNAL MODULE: ./src/to-aws-error.ts
var to_aws_error = __webpack_require__(1913);
;// CONCATENATED MODULE: ./src/adapters/elbv2/open-load-balancer.ts






/** Bounds of one attempt, until the headers come. By default the SDK waits forever for an answer. */
const REQUEST_BOUNDS = { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true };
/** Of a whole call: all attempts, the answer's body included. */
const LIMIT_MS = 20_000;
function openLoadBalancer({ region, signal, onCall, limitMs = LIMIT_MS, }) {
    const client = new dist_cjs/* ElasticLoadBalancingV2Client */.MlD({
        requestHandler: REQUEST_BOUNDS,
        maxAttempts: 3,
        ...(region ? { region } : {}),
    });
    client.middlewareStack.add((next, { commandName = '' }) => (args) => {
        onCall?.(`elasticloadbalancing:${commandName.replace(/Command$/, '')}`);
        return next(args);
    }, { step: 'initialize' });
    const send = async (action, run) => {
        try {
            return await (0,call_within/* callWithin */.w)({ action, limitMs, signal }, run);
        }
        catch (error) {
            if (error instanceof errors/* WorldError */.nM || error instanceof errors/* CancelledError */.cc)
                throw error;
            throw (0,to_aws_error/* toAwsError */.D)(error, action);
        }
    };
    return {
        /** null on any failure: target health explains a rollout, it doesn't decide it. */
        fetchTargets: (arn) => orNull(async () => {
            const command = new dist_cjs/* DescribeTargetHealthCommand */.qyg({ TargetGroupArn: arn });
            const answer = await send('elasticloadbalancing:DescribeTargetHealth', (o) => client.send(command, o));
            return (answer.TargetHealthDescriptions ?? []).map((entry) => toTarget(arn, entry));
        }),
        async fetchTargetGroups(arns) {
            const command = new dist_cjs/* DescribeTargetGroupsCommand */.sC7({ TargetGroupArns: [...arns] });
            const answer = await send('elasticloadbalancing:DescribeTargetGroups', (o) => client.send(command, o));
            return (answer.TargetGroups ?? []).map(toTargetGroup);
        },
        async fetchTargetGroupAttributes(arn) {
            const command = new dist_cjs/* DescribeTargetGroupAttributesCommand */.cKh({ TargetGroupArn: arn });
            const action = 'elasticloadbalancing:DescribeTargetGroupAttributes';
            const answer = await send(action, (o) => client.send(command, o));
            return Object.fromEntries((answer.Attributes ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']));
        },
    };
}
async function orNull(read) {
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof errors/* WorldError */.nM)
            return null;
        throw error;
    }
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
