// The smallest stand-in for the client library that lets the generated classes compile; it does nothing.
using System;

namespace ServiceStack
{
    public interface IReturn<T> { }
    public interface IReturnVoid { }
    public interface IGet { }
    public interface IPost { }
    public interface IPut { }
    public interface IPatch { }
    public interface IDelete { }
    public interface IOptions { }
    public interface IHasVersion { }

    public class ResponseStatus { }

    [AttributeUsage(AttributeTargets.All)]
    public class ApiAttribute : Attribute
    {
        public string Description { get; set; }
    }

    [AttributeUsage(AttributeTargets.All)]
    public class ApiMemberAttribute : Attribute
    {
        public string Description { get; set; }
        public bool IsRequired { get; set; }
    }

    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    public class RouteAttribute : Attribute
    {
        public RouteAttribute(string path) { }
        public RouteAttribute(string path, string verbs) { }
    }
}

namespace ServiceStack.DataAnnotations
{
    public class Placeholder { }
}
