// A listing on a page shows no imports: what it extends comes from the client library, as here.
interface IReturn<T> { createResponse(): T; }
interface IReturnVoid { createResponse(): void; }
interface IGet { }
interface IPost { }
interface IPut { }
interface IPatch { }
interface IDelete { }
interface IOptions { }
interface IHasVersion { }
