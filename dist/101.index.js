export const id = 101;
export const ids = [101];
export const modules = {

/***/ 5101:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connect: () => (/* reexport safe */ amqplib__WEBPACK_IMPORTED_MODULE_0__.N)
/* harmony export */ });
/* harmony import */ var amqplib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3222);



/***/ })

};
