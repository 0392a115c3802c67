export const id = 401;
export const ids = [401];
export const modules = {

/***/ 8401:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  post: () => (/* binding */ post)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/adapters/actions/create-log.ts + 1 modules
var create_log = __webpack_require__(7830);
// EXTERNAL MODULE: ./src/adapters/actions/create-undo-store.ts + 1 modules
var create_undo_store = __webpack_require__(7515);
// EXTERNAL MODULE: ./src/adapters/actions/find-secrets.ts
var find_secrets = __webpack_require__(8274);
// EXTERNAL MODULE: ./src/adapters/actions/mask-secrets.ts + 2 modules
var mask_secrets = __webpack_require__(2999);
// EXTERNAL MODULE: ./src/adapters/actions/read-input.ts
var read_input = __webpack_require__(8699);
// EXTERNAL MODULE: ./src/adapters/actions/write-or-warn.ts
var write_or_warn = __webpack_require__(6518);
// EXTERNAL MODULE: ./src/adapters/actions/write-summary.ts
var write_summary = __webpack_require__(726);
// EXTERNAL MODULE: ./src/adapters/clock/system-clock.ts
var system_clock = __webpack_require__(8091);
// EXTERNAL MODULE: ./src/create-story.ts + 32 modules
var create_story = __webpack_require__(9945);
// EXTERNAL MODULE: ./src/inputs.ts + 10 modules
var src_inputs = __webpack_require__(9163);
// EXTERNAL MODULE: ./src/open-world.ts + 6 modules
var open_world = __webpack_require__(417);
// EXTERNAL MODULE: ./src/phases/run.ts
var phases_run = __webpack_require__(5109);
// EXTERNAL MODULE: ./src/phases/replacement/tell-not-replaced.ts
var tell_not_replaced = __webpack_require__(5709);
// EXTERNAL MODULE: ./src/phases/undo.ts + 1 modules
var undo = __webpack_require__(8814);
// EXTERNAL MODULE: ./src/summary/escape.ts
var summary_escape = __webpack_require__(7125);
// EXTERNAL MODULE: ./src/summary/render-footer.ts
var render_footer = __webpack_require__(5728);
// EXTERNAL MODULE: ./src/summary/render-notes.ts
var render_notes = __webpack_require__(2674);
;// CONCATENATED MODULE: ./src/summary/render-undo.ts



/** The post step's page: what was undone after the step had ended, and what is left for a person to do. */
function renderUndo(report, ending) {
    const what = ending.clean ? '✅ Cleaned up after' : '❌ Could not clean up after';
    const parts = [
        `## ${what} the deployment of ${(0,summary_escape/* renderCode */.cR)(report.service)}`,
        (0,summary_escape/* escapeProse */.fd)(ending.sentence),
        (0,render_notes/* renderRepairs */.Xr)(report),
        (0,render_notes/* renderWarnings */.c7)(report),
        (0,render_footer/* renderFooter */.u)(report),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

;// CONCATENATED MODULE: ./src/post.ts
















/** All post steps of a cancelled job share less than five minutes. */
const POST_TIMEOUT_MS = 175_000;
/** What fails in passing is repeated so long; one more pass fits behind. */
const UNDO_MS = 150_000;
/** Undoes what the main step left behind, however it ended. */
async function post() {
    const masker = (0,mask_secrets/* maskSecrets */.Q)((0,find_secrets/* findSecrets */.d)(read_input/* readInput */.R, src_inputs/* INPUT_NAMES */.Qh));
    const log = (0,create_log/* createLog */.h)(masker);
    const inputs = readInputsOrNull();
    const record = inputs === null ? null : (0,create_undo_store/* createUndoStore */.I)({ ...inputs, log }).read();
    if (inputs === null || record === null || record.status === 'closed') {
        log.info('Nothing to undo.');
        return;
    }
    const ending = await undoStep(inputs, record, { masker, log });
    process.exit(ending.clean ? 0 : 1);
}
/** Wrong inputs were refused by main, which then changed nothing. */
function readInputsOrNull() {
    try {
        return (0,src_inputs/* parseInputs */.TL)(read_input/* readInput */.R);
    }
    catch {
        return null;
    }
}
async function undoStep(inputs, record, { masker, log }) {
    const signal = AbortSignal.timeout(POST_TIMEOUT_MS);
    const clock = (0,system_clock/* createSystemClock */.g)(signal);
    const story = (0,create_story/* createStory */.k)({ log, clock, mask: masker.maskDeep });
    const { cluster, service } = inputs;
    const nothing = { settings: [], rulePagesUrl: null, runUrl: null, region: null };
    story.tell({ kind: 'run-opened', cluster, service, ...nothing });
    const startedAtMs = clock.now();
    const { world, close } = (0,open_world/* openWorld */.H)({ inputs, story, masker, signal, onCall: () => undefined, startedAtMs });
    const run = (0,phases_run/* createRun */.ut)({ inputs, world, region: null, record });
    let ending;
    try {
        ending = await (0,undo/* undo */.t)(run, UNDO_MS);
    }
    catch (error) {
        const message = (0,errors/* messageOf */.bD)(error);
        ending = (0,undo/* tellRepairs */.o)(run, `The undo could not be finished: ${message}`);
    }
    (0,tell_not_replaced/* tellNotReplaced */.R)(run, 'the post step replaces no worker');
    story.tell({ kind: 'noted', sentence: ending.sentence });
    (0,write_or_warn/* writeOrWarn */.H)('The job summary', log, () => {
        const page = renderUndo(masker.maskDeep(story.report()), masker.maskDeep(ending));
        if (inputs.summary !== 'none')
            (0,write_summary/* writeSummary */.S)(page, masker);
    });
    await close();
    return ending;
}


/***/ })

};
