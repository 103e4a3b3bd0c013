@echo off
rem Runs Meshward from its sources on Windows. See the file "meshward" beside this one, which does the same on Unix.
rem   MESHWARD_JAVA_HOME   the JDK to use, where the search should not decide
rem   MESHWARD_JAVA_OPTS   options for the Java machine, such as -Xmx4g
rem   MESHWARD_ENGINES     cp-sat, to build with that engine for plans as well (a download of some 100 MB)
setlocal EnableExtensions DisableDelayedExpansion

set "LOWEST_JAVA=25"
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "JDK="

if not defined MESHWARD_JAVA_HOME goto search
call :consider "%MESHWARD_JAVA_HOME%"
if defined JDK goto found
echo meshward: MESHWARD_JAVA_HOME is %MESHWARD_JAVA_HOME%, where there is no JDK %LOWEST_JAVA% or newer. 1>&2
exit /b 69

:search
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :consider_java "%%~dpj"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" ^
    "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*" ^
    "%USERPROFILE%\.jdks\*" "%USERPROFILE%\.sdkman\candidates\java\*" "%USERPROFILE%\scoop\apps\*jdk*") do call :consider "%%~fd"
if defined JDK goto found
echo meshward: a JDK %LOWEST_JAVA% or newer is needed and none was found: install one, for example from https://adoptium.net, or set MESHWARD_JAVA_HOME to its folder. 1>&2
exit /b 69

:found
set "STORE=%ROOT%\.meshward"
set "BUILD="
for /f "usebackq delims=" %%b in (`call "%JDK%\bin\java.exe" "%ROOT%\launcher\Build.java" build "%ROOT%" "%JDK%" "%STORE%"`) do set "BUILD=%%b"
if not defined BUILD exit /b 70
if "%BUILD:~0,1%"=="!" exit /b %BUILD:~1%
type nul > "%BUILD%\used" 2>nul

rem Results are UTF-8; the console is told so, and gets its own code page back.
set "CODE_PAGE="
for /f "tokens=2 delims=:" %%c in ('chcp 2^>nul') do set "CODE_PAGE=%%c"
if defined CODE_PAGE chcp 65001 >nul
rem OR-Tools, where it is built in, brings a library that Java warns about at every start.
set "UNSAFE="
if defined MESHWARD_ENGINES set "UNSAFE=--sun-misc-unsafe-memory-access=allow"
if "%~1"=="" (
    "%JDK%\bin\java.exe" -Xss8m %UNSAFE% %MESHWARD_JAVA_OPTS% "-Dmeshward.samples=%ROOT%\sample-clusters" -jar "%BUILD%\desktop.jar"
) else (
    "%JDK%\bin\java.exe" -Xss8m %UNSAFE% %MESHWARD_JAVA_OPTS% -jar "%BUILD%\cli.jar" %*
)
set "ANSWER=%ERRORLEVEL%"
if defined CODE_PAGE chcp %CODE_PAGE% >nul
exit /b %ANSWER%

rem Takes the JDK at %1 unless an earlier one was taken, or it is none, or too old.
:consider
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "MAJOR=0"
for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do (
    for /f "delims=.-+" %%m in ("%%~v") do set "MAJOR=%%m"
)
if %MAJOR% GEQ %LOWEST_JAVA% set "JDK=%~1"
exit /b 0

:consider_java
for %%h in ("%~1..") do call :consider "%%~fh"
exit /b 0
