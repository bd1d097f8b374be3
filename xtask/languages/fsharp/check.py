"""Type-checks each generated F# file with the compiler service that Fable carries, on the .NET runtime of a Python package.

Arguments: the folder of the compiler service, the stand-in for the client library, the files.
"""

import os
import pathlib
import sys

# The runtime comes without tables of languages; names and numbers need none.
os.environ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1"

import dotnetcore2  # noqa: E402 (the runtime reads the environment when it starts)
import pythonnet  # noqa: E402

compiler = pathlib.Path(sys.argv[1]).resolve()
stand_in = sys.argv[2]
runtime = pathlib.Path(dotnetcore2.__file__).parent / "bin"
pythonnet.load("coreclr", runtime_config=str(compiler / "Fable.Cli.runtimeconfig.json"), dotnet_root=str(runtime))

import clr  # noqa: E402

sys.path.append(str(compiler))
clr.AddReference("FSharp.Core")
clr.AddReference("FSharp.Compiler.Service")

from FSharp.Compiler.SourceCodeServices import FSharpChecker  # noqa: E402
from Microsoft.FSharp.Control import FSharpAsync  # noqa: E402
from System import Array, Object, String  # noqa: E402


def call(kind, name, target, *arguments):
    """Calls a method by reflection: Python has no value for an F# argument that is left out, but null is one."""
    for method in clr.GetClrType(kind).GetMethods():
        parameters = method.GetParameters()
        if method.Name == name and (not arguments or fits(parameters[0], arguments[0])):
            if method.IsGenericMethodDefinition:
                method = method.MakeGenericMethod(arguments[0].GetType().GetGenericArguments()[0])
            given = list(arguments) + [None] * (len(parameters) - len(arguments))
            return method.Invoke(target, Array[Object](given))
    raise LookupError(f"the compiler service has no {name}; was its version changed?")


def fits(parameter, argument):
    kind = parameter.ParameterType
    return kind.ContainsGenericParameters or kind.IsInstanceOfType(argument)


def references():
    [framework] = (runtime / "shared/Microsoft.NETCore.App").iterdir()
    wanted = [path for path in framework.glob("*.dll") if path.name.startswith(("System.", "mscorlib", "netstandard"))]
    return [f"-r:{path}" for path in [*wanted, compiler / "FSharp.Core.dll"]]


checker = call(FSharpChecker, "Create", None)
faults = []
for path in sys.argv[3:]:
    arguments = ["--target:library", "--noframework", "--targetprofile:netcore", "--simpleresolution", "--warn:3"]
    arguments += [*references(), stand_in, path]
    options = checker.GetProjectOptionsFromCommandLineArgs(f"{path}.fsproj", Array[String](arguments), None, None)
    checking = call(FSharpChecker, "ParseAndCheckProject", checker, options)
    results = call(FSharpAsync, "RunSynchronously", None, checking)
    for fault in results.Errors:
        if fault.Severity.IsError:
            faults.append(f"{fault.FileName}:{fault.StartLineAlternate}: {fault.Message}")
    if results.HasCriticalErrors and not faults:
        faults.append(f"{path}: it could not be checked")
# The service may tell a fault several times.
print("\n".join(dict.fromkeys(faults)))
sys.exit(1 if faults else 0)
