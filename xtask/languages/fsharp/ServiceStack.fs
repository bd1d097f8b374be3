// The smallest stand-in for the client library that lets the generated classes compile; it does nothing.
namespace ServiceStack

open System

[<AllowNullLiteral>]
type IReturn<'T> =
    interface
    end

[<AllowNullLiteral>]
type IReturnVoid =
    interface
    end

[<AllowNullLiteral>]
type IGet =
    interface
    end

[<AllowNullLiteral>]
type IPost =
    interface
    end

[<AllowNullLiteral>]
type IPut =
    interface
    end

[<AllowNullLiteral>]
type IPatch =
    interface
    end

[<AllowNullLiteral>]
type IDelete =
    interface
    end

[<AllowNullLiteral>]
type IOptions =
    interface
    end


// The library asks for a Version here, which the published form of a class with this marker does not implement.
[<AllowNullLiteral>]
type IHasVersion =
    interface
    end

[<AllowNullLiteral>]
type ResponseStatus() =
    class
    end

[<AttributeUsage(AttributeTargets.All)>]
type ApiAttribute() =
    inherit Attribute()
    member val Description: String = null with get, set

[<AttributeUsage(AttributeTargets.All)>]
type ApiMemberAttribute() =
    inherit Attribute()
    member val Description: String = null with get, set
    member val IsRequired: bool = false with get, set

[<AttributeUsage(AttributeTargets.All, AllowMultiple = true)>]
type RouteAttribute(path: String, verbs: String) =
    inherit Attribute()
    new(path: String) = RouteAttribute(path, null)
    member _.Path = path
    member _.Verbs = verbs

namespace ServiceStack.DataAnnotations

type Placeholder() =
    class
    end
