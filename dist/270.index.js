export const id = 270;
export const ids = [270];
export const modules = {

/***/ 270:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openLoadBalancer: () => (/* binding */ openLoadBalancer)
});

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

;// CONCATENATED MODULE: ./src/adapters/elbv2/to-world-error.ts

/** An error of the SDK in our words (ELBv2 API reference, common errors). What only explains a failure needs no more. */
function toWorldError(error, action) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    const text = `${action}: ${message.replace(/\s+/g, ' ').slice(0, 300)} (${name})`;
    return new errors/* WorldError */.nM(kindOf(name), action, text, { cause: error });
}
function kindOf(name) {
    if (/^AccessDenied|Token|Credentials|Signature/.test(name))
        return 'denied';
    if (/NotFound/.test(name))
        return 'missing';
    return /Timeout|Throttling|Network|^Error$/.test(name) ? 'unreachable' : 'other';
}

;// CONCATENATED MODULE: ./src/adapters/elbv2/open-load-balancer.ts





/** Bounds of one attempt. The SDK's own default waits for an answer for ever. */
const REQUEST_BOUNDS = { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true };
function openLoadBalancer({ region, signal, onCall }) {
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
            return await run(signal ? { abortSignal: signal } : {});
        }
        catch (error) {
            if (signal?.aborted)
                throw new errors/* CancelledError */.cc(`Cancelled during ${action}.`, { cause: error });
            throw toWorldError(error, action);
        }
    };
    return {
        /** null for whatever reason: target health explains a rollout, it doesn't decide it. */
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


/***/ })

};
